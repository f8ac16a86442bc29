package org.asterism.core.recommend;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.joining;

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
 * In which aspects two pictures look alike, measured block by block. Blocks that are not told, and
 * those that disagree, are the rest.
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

  List<Reason> of(Start start, CatalogueImage image, Part part, Ledger ledger) {
    Embedding query = start.embeddings().get(Affinity.FORMAL);
    float @Nullable [] other = bundle.vector(Affinity.FORMAL, image.row());
    if (!isInBlocks) {
      return ledger.restTo(Reason.Kind.WHOLE, whole(part) + aspects(start, image));
    }
    if (query == null || other == null || part.contribution() < 0) {
      return ledger.restTo(Reason.Kind.WHOLE, whole(part));
    }
    List<FormalAgreement> agreements =
        FormalAgreement.between(query.vector(), other).stream()
            .sorted(comparingDouble(FormalAgreement::contribution).reversed())
            .toList();
    List<FormalAgreement> alike =
        agreements.stream().filter(each -> each.cosine() >= ALIKE).limit(MOST_BLOCKS).toList();
    for (FormalAgreement each : alike) {
      if (each.block() == FormalBlock.PALETTE) {
        List<String> colours = Palette.shared(palette(start), image.palette());
        ledger.give(Reason.Kind.PALETTE, palette(each, colours), each.contribution());
      } else {
        ledger.give(Reason.Kind.ASPECT, "Alike in " + measured(each), each.contribution());
      }
    }
    if (alike.isEmpty()) {
      FormalAgreement most = agreements.get(0);
      ledger.give(Reason.Kind.ASPECT, "Most alike in " + measured(most), most.contribution());
    }
    return ledger.restTo(Reason.Kind.REST, "All other aspects of the look");
  }

  /** Another encoder's likeness cannot be taken apart; the descriptors tell what goes with it. */
  private String aspects(Start start, CatalogueImage image) {
    float @Nullable [] query =
        start instanceof Start.Uploaded uploaded
            ? uploaded.upload().descriptor()
            : bundle.descriptor(start.row().orElseThrow());
    float @Nullable [] other = bundle.descriptor(image.row());
    if (query == null || other == null) {
      return "";
    }
    String aspects =
        FormalAgreement.between(query, other).stream()
            .filter(each -> each.cosine() >= ALIKE)
            .sorted(comparingDouble(FormalAgreement::contribution).reversed())
            .limit(MOST_BLOCKS)
            .map(FormalReasons::measured)
            .collect(joining(" and "));
    return aspects.isEmpty() ? "" : ", with " + aspects;
  }

  private static List<Swatch> palette(Start start) {
    if (start instanceof Start.Uploaded uploaded) {
      return uploaded.upload().palette();
    }
    return ((Start.Known) start).image().palette();
  }

  private static String palette(FormalAgreement agreement, List<String> colours) {
    return switch (colours.size()) {
      case 0 -> "Alike in " + measured(agreement);
      case 1 -> "Alike in %s, both with %s".formatted(measured(agreement), colours.get(0));
      default ->
          "Same palette: "
              + String.join(", ", colours.subList(0, Math.min(MOST_COLOURS, colours.size())));
    };
  }

  private static String whole(Part part) {
    return Reasons.measured(part.contribution() < 0 ? "Unlike in look" : "Alike in look", part);
  }

  private static String measured(FormalAgreement agreement) {
    return String.format(
        Locale.ROOT, "%s (%.2f of 1)", agreement.block().phrase(), agreement.cosine());
  }
}
