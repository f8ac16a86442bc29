package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DateText;
import org.asterism.core.licence.LicenceClass;
import org.jspecify.annotations.Nullable;

/**
 * One manifest of the IIIF Presentation API, version 2 or 3: a work, and the picture of its first
 * canvas. What a work is, it tells in pairs of words for people, whose labels are known here in the
 * common languages of Europe.
 */
final class IiifManifest {
  private static final Pattern LIFE = Pattern.compile("(\\d{4})\\s*[–-]\\s*(\\d{4})");

  /** Labels by what they tell; compared without case, signs and a plural's ending. */
  private enum Told {
    TITLE("title|titel|titre|titolo|título|titulo|titulus|name|object title"),
    MAKER(
        "artist|artist / maker|artist/maker|maker|creator|author|painter|photographer|künstler"
            + "|künstlerin|urheber|hersteller|verfasser|artiste|auteur|créateur|peintre|kunstenaar"
            + "|vervaardiger|maker(s)|artista|autore|autor|creador|konstnär|kunstner|ophavsperson"
            + "|skapare|upphovsman|twórca|umělec"),
    DATE(
        "date|dates|dated|date created|creation date|date of creation|object date|datum|datierung"
            + "|entstehungszeit|entstehungsjahr|jahr|year|année|date de création|datation|datering"
            + "|fecha|data|årstal|datace"),
    DESCRIPTION(
        "description|beschreibung|beschrijving|descrizione|descripción|descrição|beskrivning"
            + "|beskrivelse|summary|opis"),
    MEDIUM(
        "medium|media|material|materials|materials and techniques|technique|material/technik"
            + "|technik|material und technik|matériaux|matière|technique et matériaux|materiaal"
            + "|techniek|materiaal en techniek|tecnica|materia|técnica|teknik|materiale|support"),
    PLACE(
        "place|place of origin|place made|origin|geography|ort|entstehungsort|herkunft|lieu"
            + "|lieu de création|plaats|plaats vervaardiging|luogo|lugar|plats|sted|culture"),
    SUBJECT(
        "subject|subjects|topic|keywords|tags|schlagwort|schlagworte|thema|motiv|sujet|mots-clés"
            + "|onderwerp|trefwoorden|soggetto|tema|materia temática|ämne|emne|depicts"),
    STYLE(
        "style|movement|school|school/style|stil|epoche|mouvement|école|stijl|stroming|stile"
            + "|estilo|movimento|movimiento"),
    COLLECTION(
        "collection|department|sammlung|abteilung|département|collectie|afdeling|collezione"
            + "|colección|samling"),
    RIGHTS(
        "rights|license|licence|rights statement|rights information|copyright|usage|terms of use"
            + "|lizenz|rechte|nutzungsrechte|droits|conditions d'utilisation|rechten|licentie"
            + "|diritti|licenza|derechos|licencia|rättigheter|rettigheder");

    private final List<String> labels;

    Told(String labels) {
      this.labels = Arrays.stream(labels.split("\\|")).map(Told::plain).toList();
    }

    private static final Map<String, Told> BY_LABEL = new HashMap<>();

    static {
      for (Told told : values()) {
        told.labels.forEach(label -> BY_LABEL.put(label, told));
      }
    }

    static @Nullable Told by(String label) {
      return BY_LABEL.get(plain(label));
    }

    private static String plain(String label) {
      return label
          .toLowerCase(Locale.ROOT)
          .replaceAll("[^\\p{L}\\p{N}]+", " ")
          .strip()
          .replaceFirst("(?<=\\p{L}{4})s$", "");
    }
  }

  private final String source;
  private final @Nullable String terms;
  private final JsonApi api;

  /**
   * @param source the short name for {@code objects}
   * @param terms of manifests that name none, or null if those are not known
   * @param api asked for the description of a picture's service where the manifest lacks it
   */
  IiifManifest(String source, @Nullable String terms, JsonApi api) {
    this.source = source;
    this.terms = terms;
    this.api = api;
  }

  /** That of the summary, else of the label. */
  private static @Nullable String language(JsonNode json) {
    for (String name : List.of("summary", "description", "label")) {
      if (!IiifText.values(json.path(name)).isEmpty()) {
        return IiifText.language(json.path(name));
      }
    }
    return null;
  }

  static @Nullable String id(JsonNode thing) {
    String id = Field.text(thing, "id");
    return id == null ? Field.text(thing, "@id") : id;
  }

  static String type(JsonNode thing) {
    return thing.path("type").asText(thing.path("@type").asText(""));
  }

  /** Whether it has canvases, and not only an address. */
  static boolean isWhole(JsonNode manifest) {
    return manifest.path("sequences").size() > 0 || manifest.path("items").size() > 0;
  }

  /**
   * @throws NoAnswerException if the picture's service may answer later
   */
  Harvest read(JsonNode json) throws NoAnswerException {
    String id = id(json);
    if (id == null || !type(json).endsWith("Manifest")) {
      return new Harvest.Unreadable(
          Objects.requireNonNullElse(id, ""), "it is no manifest of IIIF", JsonApi.text(json));
    }
    Map<Told, List<String>> told = told(json.path("metadata"));
    String label = IiifText.one(json.path("label"));
    String date = first(told, Told.DATE);
    String credit =
        json.has("requiredStatement")
            ? IiifText.one(json.path("requiredStatement").path("value"))
            : IiifText.one(json.path("attribution"));
    String rights = rights(json, told, credit);
    Artwork artwork =
        new Artwork(
                source,
                id,
                Field.orUntitled(told.containsKey(Told.TITLE) ? first(told, Told.TITLE) : label),
                artists(told.getOrDefault(Told.MAKER, List.of())),
                date,
                null,
                told.getOrDefault(Told.STYLE, List.of()),
                told.getOrDefault(Told.SUBJECT, List.of()).stream()
                    .flatMap(each -> Field.parts(each).stream())
                    .distinct()
                    .toList(),
                description(json, told),
                first(told, Told.MEDIUM),
                first(told, Told.PLACE),
                first(told, Told.COLLECTION),
                Field.licence(rights),
                page(json, id),
                picture(json))
            .dated(DateText.read(date).orElse(null))
            .crediting(credit);
    return new Harvest.Found(
            artwork, Objects.requireNonNullElse(rights, ""), "", JsonApi.text(json))
        .in(language(json));
  }

  private static Map<Told, List<String>> told(JsonNode pairs) {
    Map<Told, List<String>> told = new EnumMap<>(Told.class);
    for (JsonNode pair : pairs) {
      IiifText.all(pair.path("label")).stream()
          .map(Told::by)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(
              what ->
                  told.computeIfAbsent(what, any -> new ArrayList<>())
                      .addAll(IiifText.values(pair.path("value"))));
    }
    told.values().removeIf(List::isEmpty);
    return told;
  }

  private static @Nullable String first(Map<Told, List<String>> told, Told what) {
    return told.containsKey(what) ? IiifText.line(told.get(what).get(0)) : null;
  }

  /** "Lawrence Carmichael Earle\nAmerican, 1845-1921": the name stands before the break. */
  private static List<Artist> artists(List<String> lines) {
    Map<String, Artist> artists = new LinkedHashMap<>();
    for (String line : lines) {
      String name = line.lines().findFirst().orElse("").strip();
      Matcher life = LIFE.matcher(line);
      if (!name.isEmpty()) {
        boolean known = life.find();
        artists.putIfAbsent(
            name,
            new Artist(
                name,
                null,
                known ? Integer.valueOf(life.group(1)) : null,
                known ? Integer.valueOf(life.group(2)) : null));
      }
    }
    return List.copyOf(artists.values());
  }

  private static @Nullable String description(JsonNode json, Map<Told, List<String>> told) {
    String whole = IiifText.one(json.path(json.has("summary") ? "summary" : "description"));
    return whole == null ? first(told, Told.DESCRIPTION) : whole;
  }

  /** The terms as the manifest words them, the most binding first; those of the settings last. */
  private @Nullable String rights(
      JsonNode json, Map<Told, List<String>> told, @Nullable String credit) {
    List<String> wordings = new ArrayList<>(Field.present(Field.text(json, "rights")));
    JsonNode licence = json.path("license");
    wordings.addAll(licence.isArray() ? Field.texts(json, "license") : IiifText.all(licence));
    wordings.addAll(told.getOrDefault(Told.RIGHTS, List.of()));
    if (!wordings.isEmpty()) {
      return wordings.get(0);
    }
    boolean speaks = credit != null && Field.licence(credit).type() != LicenceClass.UNKNOWN;
    return speaks ? credit : terms;
  }

  private static String page(JsonNode json, String id) {
    for (String property : List.of("homepage", "related", "rendering", "seeAlso")) {
      JsonNode pages = json.path(property);
      for (JsonNode page : pages.isArray() ? pages : List.of(pages)) {
        String address = page.isTextual() ? page.asText() : id(page);
        String format = page.path("format").asText("");
        boolean forPeople =
            format.equals("text/html") || (format.isEmpty() && !property.equals("seeAlso"));
        if (address != null && address.matches("https?://\\S+") && forPeople) {
          return address;
        }
      }
    }
    return id;
  }

  private @Nullable String picture(JsonNode json) throws NoAnswerException {
    JsonNode canvas =
        json.has("sequences")
            ? json.path("sequences").path(0).path("canvases").path(0)
            : json.path("items").path(0);
    JsonNode body =
        json.has("sequences")
            ? canvas.path("images").path(0).path("resource")
            : canvas.path("items").path(0).path("items").path(0).path("body");
    body = body.isArray() ? body.path(0) : body;
    if (body.has("default")) {
      body = body.path("default");
    } else if (type(body).equals("Choice")) {
      body = body.path("items").path(0);
    }
    JsonNode service = service(body);
    String sized =
        service.isMissingNode()
            ? null
            : IiifImage.picture(service, body.path("width").asInt(0), body.path("height").asInt(0));
    String address = id(body);
    return sized != null || address == null || !address.matches("https?://\\S+")
        ? sized
        : IiifImage.sized(address);
  }

  /** The image service of a picture, with its sizes if it serves no others. */
  private JsonNode service(JsonNode body) throws NoAnswerException {
    JsonNode services = body.path("service");
    JsonNode service = services.isArray() ? services.path(0) : services;
    String id = IiifImage.id(service);
    Integer level = IiifImage.level(service);
    if (id == null || (level != null && level > 0) || service.has("sizes")) {
      return id == null ? MissingNode.getInstance() : service;
    }
    URI description = Field.web(id + "/info.json");
    try {
      return description == null ? MissingNode.getInstance() : api.get(description);
    } catch (NoAnswerException e) {
      if (e.kind() != NoAnswerException.Kind.FINAL) {
        throw e;
      }
      return MissingNode.getInstance();
    }
  }
}
