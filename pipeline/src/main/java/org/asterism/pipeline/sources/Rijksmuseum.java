package org.asterism.pipeline.sources;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The Rijksmuseum by its OAI-PMH service (openarchives.org, version 2.0), which gives whole records
 * in the Europeana Data Model, says which have changed, and which are gone.
 */
final class Rijksmuseum implements Source {
  private final XmlApi api;
  private final String url;
  private final @Nullable String set;

  /**
   * @param set a set the museum made, by its number, or null for all
   */
  Rijksmuseum(XmlApi api, String url, @Nullable String set) {
    this.api = api;
    this.url = url;
    this.set = set;
  }

  /** The cursor is the service's resumption token, which it forgets after a while. */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("verb", "ListRecords");
    if (cursor == null) {
      parameters.put("metadataPrefix", "edm");
      if (set != null) {
        parameters.put("set", set);
      }
      if (watermark != null) {
        parameters.put("from", watermark);
      }
    } else {
      parameters.put("resumptionToken", cursor);
    }
    URI question = Query.of(url, parameters);
    return read(question, api.get(question).getDocumentElement());
  }

  static Page read(URI question, Element answer) throws NoAnswerException {
    Element error = XmlApi.child(answer, "error");
    if (error != null) {
      if (error.getAttribute("code").equals("noRecordsMatch")) {
        return new Page(List.of(), null);
      }
      // With badResumptionToken among them: the listing then begins anew.
      throw new NoAnswerException(
          question,
          "%s %s".formatted(error.getAttribute("code"), error.getTextContent().strip()).strip(),
          NoAnswerException.Kind.FINAL);
    }
    Element list = XmlApi.child(answer, "ListRecords");
    if (list == null) {
      throw new NoAnswerException(
          question,
          "the answer is no list of records but <%s>".formatted(answer.getNodeName()),
          NoAnswerException.Kind.FINAL);
    }
    List<Harvest> found = new ArrayList<>();
    for (Node node = list.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element record && "record".equals(record.getLocalName())) {
        found.add(EdmRecord.read(record));
      }
    }
    Element token = XmlApi.child(list, "resumptionToken");
    String next = token == null ? "" : token.getTextContent().strip();
    return new Page(found, next.isEmpty() ? null : next);
  }
}
