package org.asterism.core.recommend;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.CatalogueImage;
import org.asterism.core.formal.FormalAgreement;
import org.asterism.core.formal.FormalBlock;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.core.formal.Palette;
import org.asterism.core.formal.Swatch;
import org.jspecify.annotations.Nullable;

/**
 * In which aspects two pictures look alike, measured block by block. Blocks that disagree take away
 * from the affinity, so its reasons may together exceed its contribution.
 */
final class FormalReasons {
  /** Halfway between "no more alike than any two pictures" and "alike". */
  private static final double ALIKE = 0.5;

  private static final int MOST_BLOCKS = 3;
  private static final int MOST_COLOURS = 4;

  private final Bundle bundle;
  private final boolean isInBlocks;

  FormalReasons(Bundle bundle) {
    this.bundle = bundle;
    var model = bundle.manifest().models().get(Affinity.FORMAL.key());
    isInBlocks = model != null && model.name().equals(FormalEncoder.MODEL);
  }

  List<Reason> of(Start start, CatalogueImage image, Part part) {
    Embedding query = start.embeddings().get(Affinity.FORMAL);
    float @Nullable [] other = bundle.vector(Affinity.FORMAL, image.row());
    List<Reason> reasons = new ArrayList<>();
    if (isInBlocks && query != null && other != null && part.similarity() != null) {
      double scale = part.contribution() / part.similarity();
      List<FormalAgreement> alike =
          FormalAgreement.between(query.vector(), other).stream()
              .filter(each -> each.cosine() >= ALIKE)
              .sorted(comparingDouble(FormalAgreement::contribution).reversed())
              .limit(MOST_BLOCKS)
              .toList();
      addPalette(alike, Palette.shared(palette(start), image.palette()), scale, reasons);
      addOthers(alike, scale, reasons);
    }
    return reasons.isEmpty() ? List.of(whole(part)) : reasons;
  }

  private static List<Swatch> palette(Start start) {
    if (start instanceof Start.Uploaded uploaded) {
      return uploaded.upload().palette();
    }
    return ((Start.Known) start).image().palette();
  }

  private static void addPalette(
      List<FormalAgreement> alike, List<String> colours, double scale, List<Reason> reasons) {
    alike.stream()
        .filter(each -> each.block() == FormalBlock.PALETTE)
        .findFirst()
        .ifPresent(
            each ->
                reasons.add(
                    reason(
                        palette(each, colours.stream().limit(MOST_COLOURS).toList()),
                        each.contribution() * scale)));
  }

  private static String palette(FormalAgreement agreement, List<String> colours) {
    return switch (colours.size()) {
      case 0 -> "Alike in " + measured(agreement);
      case 1 -> "Alike in %s, both with %s".formatted(measured(agreement), colours.get(0));
      default -> "Same palette: " + String.join(", ", colours);
    };
  }

  private static void addOthers(List<FormalAgreement> alike, double scale, List<Reason> reasons) {
    List<FormalAgreement> others =
        alike.stream().filter(each -> each.block() != FormalBlock.PALETTE).toList();
    if (!others.isEmpty()) {
      reasons.add(
          reason(
              "Alike in " + others.stream().map(FormalReasons::measured).collect(joining(" and ")),
              others.stream().mapToDouble(FormalAgreement::contribution).sum() * scale));
    }
  }

  private static Reason whole(Part part) {
    return reason(
        String.format(Locale.ROOT, "Alike in look (%.2f of 1)", part.similarity()),
        part.contribution());
  }

  private static String measured(FormalAgreement agreement) {
    return String.format(
        Locale.ROOT, "%s (%.2f of 1)", agreement.block().phrase(), agreement.cosine());
  }

  private static Reason reason(String text, double contribution) {
    return new Reason(Affinity.FORMAL, text, Scorer.rounded(contribution));
  }
}
