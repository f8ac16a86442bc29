package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.asterism.core.licence.Licence;

/**
 * A licence Flickr offers.
 *
 * @param id Flickr's number for it
 * @param name as Flickr words it
 */
record FlickrLicence(String id, String name, Licence licence) {
  /** Flickr's list by id, from the answer to {@code flickr.photos.licenses.getInfo}. */
  static Map<String, FlickrLicence> all(JsonNode answer) {
    Map<String, FlickrLicence> all = new TreeMap<>();
    for (JsonNode each : answer.path("licenses").path("license")) {
      String id = each.path("id").asText();
      String name = Objects.requireNonNullElse(Field.text(each, "name"), "");
      all.put(id, new FlickrLicence(id, name, Licence.of(name, Field.text(each, "url"))));
    }
    return all;
  }
}
