package org.asterism.pipeline.sources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DateText;
import org.asterism.core.licence.Licence;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * One record of the Rijksmuseum in the Europeana Data Model. Its values are texts in Dutch and
 * English, or references to persons, places and terms that stand beside the work in the record.
 */
final class EdmRecord {
  private static final String ID = Kind.RIJKSMUSEUM.id();
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final List<String> LANGUAGES = List.of("en", "", "nl");
  private static final Pattern NUMBER = Pattern.compile(".*/([^/#?]+)/?");
  private static final Pattern YEAR = Pattern.compile("(-?\\d{4})(?:-\\d{2}.*)?");

  private final Map<String, Element> described = new HashMap<>();
  private final Element work;
  private final @Nullable Element aggregation;

  private EdmRecord(Element metadata, Element work) {
    this.work = work;
    this.aggregation = first(metadata, "Aggregation");
    NodeList all = metadata.getElementsByTagNameNS("*", "*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      String about = element.getAttributeNS(RDF, "about");
      if (!about.isEmpty()) {
        described.putIfAbsent(about, element);
      }
    }
  }

  static Harvest read(Element record) {
    Element header = XmlApi.child(record, "header");
    Element identifier = XmlApi.child(header, "identifier");
    String address = identifier == null ? "" : identifier.getTextContent().strip();
    Matcher number = NUMBER.matcher(address);
    String id = number.matches() ? number.group(1) : address;
    if (header == null || id.isEmpty()) {
      return new Harvest.Unreadable("", "the record has no identifier", XmlApi.text(record));
    }
    if (header.getAttribute("status").equals("deleted")) {
      return new Harvest.Withdrawn(id, "the museum has deleted the record");
    }
    Element metadata = XmlApi.child(record, "metadata");
    Element work = metadata == null ? null : first(metadata, "ProvidedCHO");
    if (metadata == null || work == null) {
      return new Harvest.Unreadable(id, "the record describes no work", XmlApi.text(record));
    }
    Element datestamp = XmlApi.child(header, "datestamp");
    return new EdmRecord(metadata, work)
        .found(
            id,
            address,
            datestamp == null ? "" : datestamp.getTextContent().strip(),
            XmlApi.text(record));
  }

  private Harvest found(String id, String address, String updatedAt, String xml) {
    String image = reference(aggregation, "isShownBy");
    String picture = image == null ? reference(aggregation, "object") : image;
    String rights = rights(picture);
    String page = reference(aggregation, "isShownAt");
    String date = text(work, "created");
    Element span = described.get(Objects.requireNonNullElse(reference(work, "created"), ""));
    Artwork artwork =
        new Artwork(
                ID,
                id,
                Field.orUntitled(text(work, "title")),
                artists(),
                date,
                null,
                List.of(),
                texts(work, "subject"),
                text(work, "description"),
                joined(texts(work, "medium")),
                joined(texts(work, "spatial")),
                joined(texts(work, "isPartOf")),
                Licence.ofUri(rights),
                page == null ? address : page,
                picture == null ? null : IiifImage.sized(picture))
            .dated(DateText.read(date, year(span, "begin"), year(span, "end")).orElse(null));
    String described = language("description");
    return new Harvest.Found(artwork, rights == null ? "" : rights, updatedAt, xml)
        .in(described == null ? language("title") : described);
  }

  /** The picture's own terms, if they are told, else those of all pictures of the record. */
  private @Nullable String rights(@Nullable String picture) {
    Element resource = picture == null ? null : described.get(picture);
    String own = reference(resource, "rights");
    return own == null ? reference(aggregation, "rights") : own;
  }

  private List<Artist> artists() {
    Map<String, Artist> artists = new LinkedHashMap<>();
    for (Element creator : children(work, "creator")) {
      String name = value(creator);
      if (name != null) {
        Element person = described.get(target(creator));
        Artist artist =
            new Artist(
                name,
                authority(person, "getty.edu"),
                authority(person, "wikidata.org"),
                year(person, "dateOfBirth"),
                year(person, "dateOfDeath"));
        artists.putIfAbsent(name, artist);
      }
    }
    return List.copyOf(artists.values());
  }

  private static @Nullable String authority(@Nullable Element person, String host) {
    return children(person, "sameAs").stream()
        .map(EdmRecord::target)
        .filter(address -> address.contains(host))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Integer year(@Nullable Element element, String name) {
    Element child = XmlApi.child(element, name);
    Matcher year = YEAR.matcher(child == null ? "" : child.getTextContent().strip());
    return year.matches() ? Integer.valueOf(year.group(1)) : null;
  }

  /** The values of a property, each in one language. */
  private List<String> texts(Element parent, String name) {
    List<String> texts = new ArrayList<>();
    List<Element> words = new ArrayList<>();
    for (Element child : children(parent, name)) {
      if (target(child).isEmpty()) {
        words.add(child);
      } else {
        texts.addAll(Field.present(value(child)));
      }
    }
    // Of words, each language tells the same.
    for (String language : LANGUAGES) {
      List<String> told = words(words, language);
      if (!told.isEmpty()) {
        texts.addAll(told);
        break;
      }
    }
    return texts.stream().distinct().toList();
  }

  /** The language of the words taken of a property; null if it is not told or there are none. */
  private @Nullable String language(String name) {
    List<Element> words =
        children(work, name).stream().filter(each -> target(each).isEmpty()).toList();
    return LANGUAGES.stream()
        .filter(language -> !words(words, language).isEmpty())
        .findFirst()
        .orElse(null);
  }

  private @Nullable String text(Element parent, String name) {
    List<String> texts = texts(parent, name);
    return texts.isEmpty() ? null : texts.get(0);
  }

  /** What an element says: its own words, or the name of what it refers to. */
  private @Nullable String value(Element element) {
    String target = target(element);
    Element named = target.isEmpty() ? null : described.get(target);
    List<Element> words = named == null ? List.of(element) : children(named, "prefLabel");
    for (String language : LANGUAGES) {
      List<String> told = words(words, language);
      if (!told.isEmpty()) {
        return told.get(0);
      }
    }
    // A third language is better than none.
    return words.stream()
        .map(each -> each.getTextContent().strip())
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static List<String> words(List<Element> elements, String language) {
    return elements.stream()
        .filter(each -> each.getAttributeNS(XML, "lang").equals(language))
        .map(each -> each.getTextContent().strip())
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private static @Nullable String reference(@Nullable Element parent, String name) {
    Element child = XmlApi.child(parent, name);
    String target = child == null ? "" : target(child);
    return target.isEmpty() ? null : target;
  }

  /** What an element refers to, be it by its address or by what it holds. */
  private static String target(Element element) {
    String resource = element.getAttributeNS(RDF, "resource");
    if (!resource.isEmpty()) {
      return resource;
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element nested) {
        return nested.getAttributeNS(RDF, "about");
      }
    }
    return "";
  }

  private static @Nullable String joined(List<String> texts) {
    return texts.isEmpty() ? null : String.join(", ", texts);
  }

  private static @Nullable Element first(Element parent, String name) {
    return (Element) parent.getElementsByTagNameNS("*", name).item(0);
  }

  private static List<Element> children(@Nullable Node parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node child = parent == null ? null : parent.getFirstChild();
        child != null;
        child = child.getNextSibling()) {
      if (child instanceof Element element && name.equals(element.getLocalName())) {
        children.add(element);
      }
    }
    return children;
  }
}
