package org.asterism.sandbox.server;

import java.util.List;
import org.asterism.sandbox.collection.Work;

/** Pages for people: a work on its museum's website, and the wall of all works at the root. */
final class WorkPage {
  private static final int WALL = 60;
  private static final String STYLE =
      "<style>body{font:16px/1.5 Georgia,serif;margin:2rem"
          + " auto;max-width:64rem;background:#f7f5f0;color:#222}img{max-width:100%;box-shadow:0"
          + " 2px 12px #0004}.wall{display:grid;gap:1.5rem;"
          + "grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));align-items:end}"
          + "a{color:inherit;text-decoration:none}small{color:#666}</style>";

  private WorkPage() {}

  /** Where the page of the work is, below the server's root. */
  static String path(Work work) {
    return switch (work.museum()) {
      case AIC -> "/aic/artworks/" + work.sourceId();
      case MET -> "/met/art/collection/search/" + work.sourceId();
      case COMMONS -> "/commons/wiki/File:" + CommonsFile.of(work).encodedName();
    };
  }

  private static String imagePath(Work work) {
    return switch (work.museum()) {
      case AIC -> "/aic/iiif/2/" + AicRecord.imageId(work) + "/full/843,/0/default.jpg";
      case MET -> MetRecord.imageUrl(work, "", "original");
      case COMMONS -> "/commons/upload/" + CommonsFile.of(work).urlPath();
    };
  }

  static Reply of(Work work) {
    String maker = work.maker() == null ? "Artist unknown" : work.maker().name();
    String inner =
        STYLE
            + "<p><a href=\"/\">%s</a></p>".formatted(escaped(work.museum().title()))
            + (work.isOpen() ? "<img src=\"%s\" alt=\"\">".formatted(imagePath(work)) : "")
            + "<h1>%s</h1><p>%s, %s</p>"
                .formatted(escaped(work.title()), escaped(maker), escaped(work.dateText()))
            + (work.medium() == null ? "" : "<p>%s</p>".formatted(escaped(work.medium())))
            + (work.description() == null ? "" : "<p>%s</p>".formatted(escaped(work.description())))
            + "<p><small>%s</small></p>".formatted(escaped(work.terms().shortName()));
    return Reply.html(Reply.Kind.PAGE, 200, escaped(work.title()), inner);
  }

  /** Sixty works of the collection that may be shown. */
  static Reply wall(Request request, String title, List<Work> open) {
    int page = Math.max(1, request.number("page", 1));
    StringBuilder inner = new StringBuilder(STYLE);
    inner.append("<h1>Sandbox museum</h1><p>%s</p><div class=\"wall\">".formatted(escaped(title)));
    open.stream()
        .skip((long) (page - 1) * WALL)
        .limit(WALL)
        .forEach(
            work ->
                inner.append(
                    "<a href=\"%s\"><img loading=\"lazy\" src=\"%s\" alt=\"\"><br>%s<br><small>%s</small></a>"
                        .formatted(
                            path(work),
                            imagePath(work),
                            escaped(work.title()),
                            escaped(work.maker() == null ? "" : work.maker().name()))));
    inner.append("</div><p>");
    if (page > 1) {
      inner.append("<a href=\"/?page=%d\">← Earlier</a> ".formatted(page - 1));
    }
    if ((long) page * WALL < open.size()) {
      inner.append("<a href=\"/?page=%d\">More →</a>".formatted(page + 1));
    }
    return Reply.html(Reply.Kind.PAGE, 200, "Sandbox museum", inner.append("</p>").toString());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
