package org.asterism.pipeline.evaluate;

import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.asterism.core.affinity.Weights;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.image.Picture;
import org.asterism.core.image.Thumbnail;
import org.asterism.core.image.UnreadablePictureException;
import org.asterism.pipeline.fetch.RawStore;
import org.asterism.pipeline.lake.Lake;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Evaluation} as one HTML page that needs nothing else: figures, plots as SVG, and
 * contact sheets of small JPEGs.
 */
public final class EvaluationReport {
  private static final int SHEETS = 6;
  private static final int PICTURE_SIDE = 112;

  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 68rem; padding: 0 1rem; color: #222; }
      table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
      th, td { padding: .2rem .7rem; text-align: right; border-bottom: 1px solid #ddd; }
      th:first-child, td:first-child { text-align: left; }
      figure { margin: 1rem 0; } figcaption, .note { color: #555; }
      .sheet { display: flex; gap: .4rem; align-items: flex-start; margin: .3rem 0; }
      .sheet b { width: 6.5rem; flex: none; font-weight: 600; }
      .sheet div { width: 7rem; flex: none; font-size: 11px; line-height: 1.25; overflow-wrap: anywhere; }
      .sheet img { display: block; }
      """;

  private final StringBuilder html = new StringBuilder();
  private final RawStore store;
  private final Map<Integer, String> pictures = new HashMap<>();

  private EvaluationReport(RawStore store) {
    this.store = store;
  }

  /** What was measured, and the page about it. */
  public record Both(Evaluation evaluation, String html) {}

  /**
   * Evaluates a lake and writes about it.
   *
   * @param raw root of the raw store
   * @param weights in which all affinities count together
   */
  public static Both of(Lake lake, String raw, Weights weights) {
    LabelledWorks works = LabelledWorks.of(lake, weights);
    Evaluation evaluation = Evaluation.of(lake, works, raw);
    EvaluationReport report = new EvaluationReport(new RawStore(lake.spark(), raw));
    report.write(evaluation, works);
    return new Both(evaluation, report.html.toString());
  }

  private void write(Evaluation evaluation, LabelledWorks works) {
    html.append(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Evaluation</title>")
        .append("<style>" + STYLE + "</style><h1>Evaluation</h1>");
    paragraph(
        "%,d works, all pairs of them compared; of a larger collection %,d by a hash of their ids."
            .formatted(evaluation.works(), LabelledWorks.LARGEST));
    evaluation
        .models()
        .forEach((affinity, model) -> paragraph("%s: %s".formatted(affinity, model)));
    paragraph(
        "composite: formal %s, conceptual %s, historical %s"
            .formatted(
                number(works.weights().formal()),
                number(works.weights().conceptual()),
                number(works.weights().historical())));
    guesses(evaluation.guesses());
    retrieval(evaluation);
    hubness(evaluation);
    spread(evaluation);
    edges(evaluation);
    calibration(evaluation);
    heading("Contact sheets");
    for (ContactSheet sheet : ContactSheet.of(works, SHEETS)) {
      sheet(sheet, works);
    }
    html.append("</html>\n");
  }

  private void guesses(Evaluation.@Nullable Guesses guesses) {
    if (guesses != null) {
      paragraph(
          "The meaning of %,d works without words is guessed from their looks. Of works held out, whose"
                  .formatted(guesses.works())
              + " words are known, the mean cosine between guess and words is %s; a guess counts so much."
                  .formatted(number(guesses.heldOutCosine())));
    }
  }

  private void retrieval(Evaluation evaluation) {
    Map<String, Map<String, Figures>> rows = new LinkedHashMap<>(evaluation.affinities());
    evaluation.builtIn().forEach((name, figures) -> rows.put(name + ", built-in", figures));
    evaluation.csls().forEach((name, figures) -> rows.put(name + " (CSLS)", figures));
    rows.put("metadata without the field", evaluation.metadata());
    rows.put("RGB histogram", evaluation.colours());
    rows.put("random", evaluation.random());
    for (String relation : evaluation.random().keySet()) {
      heading("Same " + relation);
      int asked = evaluation.random().get(relation).n();
      if (asked == 0) {
        paragraph("No two works share it.");
        continue;
      }
      paragraph("Asked by %,d works that share it with another.".formatted(asked));
      bars(rows, relation);
      header("ranking", "R@1", "P@10", "mAP", "MRR", "nDCG@10", "Recall@10", "Recall@50");
      rows.forEach(
          (name, figures) -> {
            Figures f = figures.get(relation);
            row(name, f.r1(), f.p10(), f.map(), f.mrr(), f.ndcg10(), f.recall10(), f.recall50());
          });
      html.append("</table>");
    }
    paragraph(
        "R@1 is the share of queries whose nearest work is right. Historical and metadata figures"
            + " are circular where what is asked for is among their inputs.");
  }

  /** Precision among ten, a bar a ranking. */
  private void bars(Map<String, Map<String, Figures>> rows, String relation) {
    int line = 20;
    svg(760, rows.size() * line + 4);
    int y = 2;
    for (Map.Entry<String, Map<String, Figures>> each : rows.entrySet()) {
      double value = each.getValue().get(relation).p10();
      text(0, y + 14, each.getKey());
      rectangle(200, y + 3, 480 * value, 13);
      text(206 + 480 * value, y + 14, number(value));
      y += line;
    }
    html.append("</svg><figcaption>P@10</figcaption></figure>");
  }

  private void hubness(Evaluation evaluation) {
    heading("Hubs");
    header("ranking", "skewness", "most often", "never");
    evaluation.hubness().forEach(this::hubs);
    evaluation.hubnessAfterCsls().forEach((name, hubs) -> hubs(name + " (CSLS)", hubs));
    html.append("</table>");
    paragraph("How often a work is among the ten nearest of others. A skewness above 1 is marked.");
  }

  private void hubs(String name, Hubness hubs) {
    row(name, hubs.skewness(), hubs.most(), hubs.never());
  }

  private void spread(Evaluation evaluation) {
    heading("Coverage and diversity");
    header(
        "ranking",
        "places in ten",
        "centuries in ten",
        "places reached",
        "centuries reached",
        "works reached");
    evaluation
        .spread()
        .forEach(
            (name, s) ->
                row(
                    name,
                    s.placesInTen(),
                    s.centuriesInTen(),
                    s.placesReached(),
                    s.centuriesReached(),
                    s.worksReached()));
    html.append("</table>");
  }

  private void edges(Evaluation evaluation) {
    heading("Edges");
    if (evaluation.edges().isEmpty()) {
      paragraph("Nothing has been linked yet.");
      return;
    }
    header("affinity", "edges", "works with edges", "% of all pairs", "isolated", "mean weight");
    evaluation
        .edges()
        .forEach(
            (name, e) ->
                row(name, e.edges(), e.works(), 100 * e.share(), e.isolated(), e.meanWeight()));
    html.append("</table>");
  }

  private void calibration(Evaluation evaluation) {
    heading("What a score means");
    paragraph(
        "Of the pairs of a work and its fifty nearest, by score: the share that have a style,"
            + " artist or subject in common. The dots' size goes by the number of pairs.");
    evaluation.calibration().forEach(this::curve);
  }

  private void curve(String name, Calibration calibration) {
    svg(330, 190);
    html.append("<path d=\"M40 10V160H320\" fill=\"none\" stroke=\"#999\"/>");
    text(180, 184, "score");
    text(2, 14, "1");
    text(2, 164, "0");
    text(34, 176, "-1");
    text(312, 176, "1");
    long all = calibration.bins().stream().mapToLong(Calibration.Bin::pairs).sum();
    for (Calibration.Bin bin : calibration.bins()) {
      double x = 40 + 280 * ((bin.from() + bin.to()) / 2 + 1) / 2;
      html.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#2f6f9f\"/>",
              x,
              160 - 150 * bin.related(),
              2 + 6 * Math.sqrt((double) bin.pairs() / all)));
    }
    html.append("</svg><figcaption>").append(escaped(name)).append("</figcaption></figure>");
  }

  private void sheet(ContactSheet sheet, LabelledWorks works) {
    html.append("<h3>")
        .append(escaped(caption(works.artworks().get(sheet.query()))))
        .append("</h3><div class=\"sheet\"><b>asked</b>");
    picture(sheet.query(), works);
    html.append("</div>");
    sheet
        .nearest()
        .forEach(
            (name, nearest) -> {
              html.append("<div class=\"sheet\"><b>").append(escaped(name)).append("</b>");
              for (int work : nearest) {
                picture(work, works);
              }
              html.append("</div>");
            });
  }

  private void picture(int work, LabelledWorks works) {
    String caption = escaped(caption(works.artworks().get(work)));
    String data = pictures.computeIfAbsent(work, any -> data(works.paths().get(work)));
    html.append("<div>");
    if (!data.isEmpty()) {
      html.append("<img alt=\"\" src=\"data:image/jpeg;base64,").append(data).append("\">");
    }
    html.append(caption).append("</div>");
  }

  private String data(String path) {
    try {
      Picture picture = Picture.decode(store.read(path), PICTURE_SIDE);
      return Base64.getEncoder().encodeToString(Thumbnail.jpegOf(picture, PICTURE_SIDE));
    } catch (UnreadablePictureException e) {
      return "";
    }
  }

  private static String caption(Artwork work) {
    List<String> makers = work.artists().stream().map(Artist::name).limit(1).toList();
    return makers.isEmpty() ? work.title() : "%s: %s".formatted(makers.get(0), work.title());
  }

  private void heading(String text) {
    html.append("<h2>").append(escaped(text)).append("</h2>");
  }

  private void paragraph(String text) {
    html.append("<p class=\"note\">").append(escaped(text)).append("</p>");
  }

  private void header(String... names) {
    html.append("<table><tr>");
    for (String name : names) {
      html.append("<th>").append(escaped(name)).append("</th>");
    }
    html.append("</tr>");
  }

  private void row(String name, double... values) {
    html.append("<tr><td>").append(escaped(name)).append("</td>");
    for (double value : values) {
      html.append("<td>").append(number(value)).append("</td>");
    }
    html.append("</tr>");
  }

  private void svg(int width, int height) {
    html.append(
        "<figure><svg width=\"%d\" height=\"%d\" font-size=\"13\" role=\"img\">"
            .formatted(width, height));
  }

  private void rectangle(double x, double y, double width, double height) {
    html.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#2f6f9f\"/>",
            x,
            y,
            width,
            height));
  }

  private void text(double x, double y, String text) {
    html.append(
        String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">%s</text>", x, y, escaped(text)));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) >= 2
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
