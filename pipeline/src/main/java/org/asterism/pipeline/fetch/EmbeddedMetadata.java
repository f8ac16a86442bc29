package org.asterism.pipeline.fetch;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.properties.XMPProperty;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.asterism.core.image.PictureMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself in EXIF, IPTC and XMP. Fields are named one by one, here, so that
 * nothing about where a picture was taken, whose camera it was or which serial number it has slips
 * in.
 *
 * <p>Where the standards state one field differently, XMP is believed before IPTC and IPTC before
 * EXIF.
 *
 * @see <a href="https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata">IPTC Photo
 *     Metadata Standard</a>, which names each field's place in IPTC and XMP
 */
final class EmbeddedMetadata {
  private static final String PHOTOSHOP = XMPConst.NS_PHOTOSHOP;
  private static final String DC = XMPConst.NS_DC;
  private static final String RIGHTS = XMPConst.NS_XMP_RIGHTS;

  /** One field, and where each standard keeps it. */
  private record Field(
      String name, @Nullable Xmp xmp, @Nullable Integer iptc, @Nullable Integer exif) {}

  /** A property of XMP; a list, a text in several languages, or a plain text. */
  private record Xmp(String namespace, String property) {}

  private static final List<Field> FIELDS =
      List.of(
          field("creator", DC, "creator", IptcDirectory.TAG_BY_LINE, ExifIFD0Directory.TAG_ARTIST),
          field("credit", PHOTOSHOP, "Credit", IptcDirectory.TAG_CREDIT, null),
          field(
              "copyright",
              DC,
              "rights",
              IptcDirectory.TAG_COPYRIGHT_NOTICE,
              ExifIFD0Directory.TAG_COPYRIGHT),
          field("usageTerms", RIGHTS, "UsageTerms", null, null),
          field("webStatement", RIGHTS, "WebStatement", null, null),
          field("title", DC, "title", IptcDirectory.TAG_OBJECT_NAME, null),
          field("headline", PHOTOSHOP, "Headline", IptcDirectory.TAG_HEADLINE, null),
          field(
              "description",
              DC,
              "description",
              IptcDirectory.TAG_CAPTION,
              ExifIFD0Directory.TAG_IMAGE_DESCRIPTION),
          field("keywords", DC, "subject", IptcDirectory.TAG_KEYWORDS, null),
          field("created", PHOTOSHOP, "DateCreated", IptcDirectory.TAG_DATE_CREATED, null),
          field("software", XMPConst.NS_XMP, "CreatorTool", null, ExifIFD0Directory.TAG_SOFTWARE),
          field("make", XMPConst.NS_TIFF, "Make", null, ExifIFD0Directory.TAG_MAKE),
          field("model", XMPConst.NS_TIFF, "Model", null, ExifIFD0Directory.TAG_MODEL));

  /** Fields with more than one value. */
  private static final List<String> LISTS = List.of("creator", "keywords");

  private static final ObjectMapper JSON = new ObjectMapper();

  private EmbeddedMetadata() {}

  private static Field field(
      String name,
      String namespace,
      String property,
      @Nullable Integer iptc,
      @Nullable Integer exif) {
    return new Field(name, new Xmp(namespace, property), iptc, exif);
  }

  /**
   * A JSON object of the fields that are there, {@code creator} and {@code keywords} as lists; null
   * if there are none or they cannot be read.
   */
  static @Nullable String jsonOf(byte[] file) {
    Metadata metadata = PictureMetadata.of(file);
    Map<String, Object> found = new TreeMap<>();
    for (Field field : FIELDS) {
      List<String> values = values(field, metadata);
      if (!values.isEmpty()) {
        found.put(field.name(), LISTS.contains(field.name()) ? values : values.get(0));
      }
    }
    camera(metadata, found);
    try {
      return found.isEmpty() ? null : JSON.writeValueAsString(found);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is always JSON", e);
    }
  }

  private static List<String> values(Field field, Metadata metadata) {
    List<String> values = new ArrayList<>();
    if (field.xmp() != null) {
      metadata
          .getDirectoriesOfType(XmpDirectory.class)
          .forEach(each -> values.addAll(xmp(each.getXMPMeta(), field.xmp())));
    }
    if (values.isEmpty() && field.iptc() != null) {
      values.addAll(tags(metadata.getDirectoriesOfType(IptcDirectory.class), field.iptc()));
    }
    if (values.isEmpty() && field.exif() != null) {
      values.addAll(tags(metadata.getDirectoriesOfType(ExifIFD0Directory.class), field.exif()));
    }
    return EmbeddedText.tidy(values);
  }

  /** What is no text: when the picture was taken, how it stands, and what its colours mean. */
  private static void camera(Metadata metadata, Map<String, Object> found) {
    for (ExifIFD0Directory main : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
      Integer orientation = main.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      if (orientation != null && orientation >= 1 && orientation <= 8) {
        found.putIfAbsent("orientation", orientation);
      }
    }
    for (ExifSubIFDDirectory sub : metadata.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
      EmbeddedText.tidy(tags(List.of(sub), ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL)).stream()
          .findFirst()
          .ifPresent(taken -> found.putIfAbsent("taken", taken));
      Integer space = sub.getInteger(ExifSubIFDDirectory.TAG_COLOR_SPACE);
      if (space != null) {
        found.putIfAbsent("colourSpace", space == 1 ? "sRGB" : space == 2 ? "Adobe RGB" : "other");
      }
    }
    for (IccDirectory profile : metadata.getDirectoriesOfType(IccDirectory.class)) {
      String name = profile.getDescription(IccDirectory.TAG_TAG_desc);
      if (name != null) {
        found.putIfAbsent("iccProfile", IccProfileName.of(name));
      }
    }
  }

  private static List<String> xmp(XMPMeta meta, Xmp wanted) {
    try {
      XMPProperty property = meta.getProperty(wanted.namespace(), wanted.property());
      if (property == null) {
        return List.of();
      }
      if (property.getOptions().isArrayAltText()) {
        XMPProperty text =
            meta.getLocalizedText(wanted.namespace(), wanted.property(), "", "x-default");
        return text == null ? List.of() : List.of(text.getValue());
      }
      if (property.getOptions().isArray()) {
        List<String> items = new ArrayList<>();
        int count = meta.countArrayItems(wanted.namespace(), wanted.property());
        for (int i = 1; i <= Math.min(count, EmbeddedText.MOST_VALUES); i++) {
          String item = meta.getArrayItem(wanted.namespace(), wanted.property(), i).getValue();
          if (item != null) {
            items.add(item);
          }
        }
        return items;
      }
      return property.getOptions().isSimple() ? List.of(property.getValue()) : List.of();
    } catch (XMPException | RuntimeException e) {
      // One property that is not what its standard says spoils itself alone.
      return List.of();
    }
  }

  private static List<String> tags(Collection<? extends Directory> directories, int tag) {
    List<String> values = new ArrayList<>();
    for (Directory directory : directories) {
      Object value = directory.getObject(tag);
      if (value instanceof StringValue text) {
        values.add(EmbeddedText.decoded(text));
      } else if (value instanceof StringValue[] texts) {
        for (StringValue text : texts) {
          values.add(EmbeddedText.decoded(text));
        }
      } else if (value instanceof String[] texts) {
        values.addAll(List.of(texts));
      } else if (value instanceof String text) {
        values.add(text);
      }
    }
    return values;
  }
}
