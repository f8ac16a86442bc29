package org.asterism.pipeline.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.asterism.core.image.Picture;
import org.asterism.core.image.PictureMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedMetadataTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What must not come out, whichever way it went in. */
  private static final String[] SECRETS = {
    "52",
    "13.4",
    "SERIAL",
    "OWNER",
    "HOST-OF",
    "MAKER-NOTE",
    "UNIQUE",
    "LENS",
    "USER-COMMENT",
    "Potsdam",
    "Sanssouci",
    "Brandenburg",
    "Germany",
    "DEU",
    "Schlossweg",
    "Ada's Studio Display"
  };

  private static final String XMP =
      """
      <x:xmpmeta xmlns:x='adobe:ns:meta/'>
       <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
        <rdf:Description rdf:about=''
          xmlns:dc='http://purl.org/dc/elements/1.1/'
          xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'
          xmlns:xmp='http://ns.adobe.com/xap/1.0/'
          xmlns:xmpRights='http://ns.adobe.com/xap/1.0/rights/'
          xmlns:exif='http://ns.adobe.com/exif/1.0/'
          xmlns:aux='http://ns.adobe.com/exif/1.0/aux/'
          xmlns:exifEX='http://cipa.jp/exif/1.0/'
          xmlns:Iptc4xmpCore='http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/'
          xmlns:Iptc4xmpExt='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'
          photoshop:Credit='The Lake Museum'
          photoshop:Headline='A view of the lake'
          photoshop:DateCreated='1889-05-01'
          photoshop:City='Potsdam' photoshop:State='Brandenburg' photoshop:Country='Germany'
          xmp:CreatorTool='Scanner Suite 7'
          xmpRights:WebStatement='https://museum.example/rights'
          exif:GPSLatitude='52,24.0N' exif:GPSLongitude='13,4.0E'
          aux:SerialNumber='SERIAL-3' aux:OwnerName='OWNER-3' aux:Lens='LENS-3'
          exifEX:BodySerialNumber='SERIAL-4' exifEX:CameraOwnerName='OWNER-4'
          Iptc4xmpCore:Location='Sanssouci' Iptc4xmpCore:CountryCode='DEU'>
         <dc:creator><rdf:Seq><rdf:li>Ada Lovelace</rdf:li><rdf:li>B. Ähre</rdf:li></rdf:Seq></dc:creator>
         <dc:title><rdf:Alt>
           <rdf:li xml:lang='x-default'>Der See</rdf:li><rdf:li xml:lang='en'>The lake</rdf:li>
         </rdf:Alt></dc:title>
         <dc:subject><rdf:Bag><rdf:li>lake</rdf:li><rdf:li>boat</rdf:li></rdf:Bag></dc:subject>
         <dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>© Museum</rdf:li></rdf:Alt></dc:rights>
         <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang='x-default'>CC BY 4.0</rdf:li></rdf:Alt></xmpRights:UsageTerms>
         <Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType='Resource'>
           <Iptc4xmpExt:City>Potsdam</Iptc4xmpExt:City></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>
         <Iptc4xmpCore:CreatorContactInfo rdf:parseType='Resource'>
           <Iptc4xmpCore:CiAdrExtadr>Schlossweg 1</Iptc4xmpCore:CiAdrExtadr>
         </Iptc4xmpCore:CreatorContactInfo>
        </rdf:Description>
       </rdf:RDF>
      </x:xmpmeta>
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] withSegment(byte[] jpeg, int marker, byte[]... content) throws IOException {
    byte[] all = concat(content);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(jpeg, 0, 2);
    out.writeShort(marker);
    out.writeShort(2 + all.length);
    out.write(all);
    out.write(jpeg, 2, jpeg.length - 2);
    return bytes.toByteArray();
  }

  private static byte[] withExif(byte[] jpeg) throws IOException {
    return withSegment(jpeg, 0xFFE1, bytes("Exif\0\0"), ExifBlock.ofACamera(bytes("Ada L.")));
  }

  private static byte[] withXmp(byte[] jpeg, String packet) throws IOException {
    return withSegment(jpeg, 0xFFE1, bytes("http://ns.adobe.com/xap/1.0/\0"), bytes(packet));
  }

  /** One data set of IPTC's application record. */
  private static byte[] iptc(int dataSet, byte[] value) {
    return concat(
        new byte[] {0x1C, 2, (byte) dataSet, (byte) (value.length >> 8), (byte) value.length},
        value);
  }

  private static byte[] withIptc(byte[] jpeg, byte[]... dataSets) throws IOException {
    byte[] all = concat(dataSets);
    byte[] even = Arrays.copyOf(all, all.length + (all.length & 1));
    return withSegment(
        jpeg,
        0xFFED,
        bytes("Photoshop 3.0\0"),
        bytes("8BIM"),
        new byte[] {4, 4, 0, 0},
        ByteBuffer.allocate(4).putInt(all.length).array(),
        even);
  }

  private static byte[] tellingTooMuch() throws IOException {
    byte[] jpeg = withExif(TestPictures.jpeg(1));
    jpeg =
        withIptc(
            jpeg,
            iptc(5, bytes("IPTC title")),
            iptc(25, bytes("iptc keyword")),
            iptc(90, bytes("Potsdam")),
            iptc(92, bytes("Sanssouci")),
            iptc(95, bytes("Brandenburg")),
            iptc(100, bytes("DEU")),
            iptc(101, bytes("Germany")),
            iptc(120, bytes("IPTC caption")));
    return withXmp(jpeg, XMP);
  }

  private static JsonNode json(byte[] file) throws IOException {
    return JSON.readTree(EmbeddedMetadata.jsonOf(file));
  }

  @Test
  void keepsWhatIsWorthKeepingAndXmpBeforeIptcBeforeExif() throws IOException {
    assertThat(json(tellingTooMuch()))
        .isEqualTo(
            JSON.readTree(
                """
                {"creator": ["Ada Lovelace", "B. Ähre"], "credit": "The Lake Museum",
                 "copyright": "© Museum", "usageTerms": "CC BY 4.0",
                 "webStatement": "https://museum.example/rights", "title": "Der See",
                 "headline": "A view of the lake", "description": "IPTC caption",
                 "keywords": ["lake", "boat"], "created": "1889-05-01",
                 "software": "Scanner Suite 7", "make": "Leica", "model": "M6",
                 "orientation": 1, "colourSpace": "sRGB", "taken": "2024:05:06 07:08:09"}
                """));
  }

  @Test
  void keepsNeitherPlaceNorOwnerNorSerialNumber() throws IOException {
    assertThat(EmbeddedMetadata.jsonOf(tellingTooMuch())).doesNotContain(SECRETS);
    assertThat(EmbeddedMetadata.jsonOf(withExif(TestPictures.jpeg(1)))).doesNotContain(SECRETS);
    assertThat(EmbeddedMetadata.jsonOf(withXmp(TestPictures.jpeg(1), XMP))).doesNotContain(SECRETS);
  }

  @Test
  void thePictureReallyHeldThem() throws Exception {
    Metadata metadata =
        ImageMetadataReader.readMetadata(new ByteArrayInputStream(tellingTooMuch()));

    assertThat(metadata.getFirstDirectoryOfType(GpsDirectory.class).getGeoLocation().getLatitude())
        .isGreaterThan(52.5);
    assertThat(metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class).getString(0xA431))
        .isEqualTo("SERIAL-42");
    assertThat(
            metadata.getFirstDirectoryOfType(IptcDirectory.class).getString(IptcDirectory.TAG_CITY))
        .isEqualTo("Potsdam");
    assertThat(metadata.getFirstDirectoryOfType(XmpDirectory.class).getXmpProperties())
        .containsEntry("aux:SerialNumber", "SERIAL-3")
        .containsEntry("Iptc4xmpCore:Location", "Sanssouci");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
  void readsIptcThatDeclaresNoCharset(String charset) throws IOException {
    byte[] title = "Käthe vor dem Café".getBytes(Charset.forName(charset));

    assertThat(json(withIptc(TestPictures.jpeg(1), iptc(5, title))).path("title").asText())
        .isEqualTo("Käthe vor dem Café");
  }

  @Test
  void readsExifThatIsNoAscii() throws IOException {
    for (Charset charset : new Charset[] {UTF_8, ISO_8859_1}) {
      byte[] block = ExifBlock.ofACamera("Jörg".getBytes(charset));
      byte[] file = withSegment(TestPictures.jpeg(1), 0xFFE1, bytes("Exif\0\0"), block);

      assertThat(json(file).path("creator").get(0).asText()).isEqualTo("Jörg");
    }
  }

  @Test
  void controlCharactersAndPaddingGo() throws IOException {
    byte[] file =
        withIptc(
            TestPictures.jpeg(1),
            iptc(5, bytes("A\u0001title\0\0\0")),
            iptc(120, bytes("\0\0")),
            iptc(105, bytes("   ")));

    assertThat(EmbeddedMetadata.jsonOf(file)).isEqualTo("{\"title\":\"A title\"}");
  }

  @Test
  void whatIsTooLongIsCutOff() throws IOException {
    byte[] file = withIptc(TestPictures.jpeg(1), iptc(120, bytes("ä".repeat(9_000))));

    assertThat(json(file).path("description").asText())
        .hasSize(EmbeddedText.LONGEST)
        .startsWith("ää")
        .endsWith("ä…");
  }

  @Test
  void noMoreThanAHundredKeywordsAreKept() throws IOException {
    byte[][] keywords = new byte[300][];
    Arrays.setAll(keywords, i -> iptc(25, bytes("keyword " + i)));

    assertThat(json(withIptc(TestPictures.jpeg(1), keywords)).path("keywords")).hasSize(100);
  }

  @Test
  void aPictureWithoutMetadataHasNone() {
    assertThat(EmbeddedMetadata.jsonOf(TestPictures.jpeg(1))).isNull();
    assertThat(EmbeddedMetadata.jsonOf(new byte[] {1, 2, 3})).isNull();
  }

  /** Whatever byte of it is spoilt: the picture decodes, and nothing is thrown. */
  @Test
  void brokenMetadataIsNoTrouble() throws IOException {
    byte[] whole = tellingTooMuch();
    int pictureFrom = whole.length - TestPictures.jpeg(1).length;
    for (int at = 6; at < pictureFrom; at += 37) {
      byte[] spoilt = whole.clone();
      Arrays.fill(spoilt, at, Math.min(pictureFrom, at + 11), (byte) 0xEE);

      EmbeddedMetadata.jsonOf(spoilt);
    }
    byte[] nonsense = withExif(TestPictures.jpeg(1));
    Arrays.fill(nonsense, 30, 1_000, (byte) 0xEE);

    assertThat(EmbeddedMetadata.jsonOf(nonsense)).isNull();
    assertThat(Picture.decode(nonsense).width()).isEqualTo(64);
  }

  @Test
  void anXmpPacketCannotReadFilesOfThisMachine(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "PASSWORD");
    String packet =
        "<!DOCTYPE x [<!ENTITY e SYSTEM '%s'>]>".formatted(secret.toUri())
            + XMP.replace("Ada Lovelace", "&e;");

    assertThat(String.valueOf(EmbeddedMetadata.jsonOf(withXmp(TestPictures.jpeg(1), packet))))
        .doesNotContain("PASSWORD");
  }

  @Test
  void anXmpPacketCannotGrowWithoutEnd() throws IOException {
    StringBuilder packet = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 'ha'>");
    for (int i = 1; i < 40; i++) {
      packet.append("<!ENTITY e%d '&e%d;&e%d;'>".formatted(i, i - 1, i - 1));
    }
    packet.append("]>").append(XMP.replace("Ada Lovelace", "&e39;"));

    String json = EmbeddedMetadata.jsonOf(withXmp(TestPictures.jpeg(1), packet.toString()));

    assertThat(String.valueOf(json).length()).isLessThan(10_000);
  }

  @Test
  void readsXmpInPngAsItIsAndDeflated() throws IOException {
    for (boolean deflated : new boolean[] {false, true}) {
      byte[] text =
          concat(
              bytes("XML:com.adobe.xmp\0"),
              new byte[] {(byte) (deflated ? 1 : 0), 0, 0, 0},
              deflated ? deflated(bytes(XMP)) : bytes(XMP));

      assertThat(json(png(chunk("iTXt", text))).path("credit").asText())
          .isEqualTo("The Lake Museum");
    }
  }

  @Test
  void readsExifInPng() throws IOException {
    byte[] file = png(chunk("eXIf", ExifBlock.ofACamera(bytes("Ada L."))));

    assertThat(json(file).path("creator").get(0).asText()).isEqualTo("Ada L.");
    assertThat(EmbeddedMetadata.jsonOf(file)).doesNotContain(SECRETS);
  }

  @Test
  void inflatesNoMoreThanItsLimit() throws IOException {
    byte[] bomb = deflated(new byte[300_000_000]);
    byte[] text = concat(bytes("XML:com.adobe.xmp\0"), new byte[] {1, 0, 0, 0}, bomb);
    byte[] profile = concat(bytes("x\0"), new byte[] {0}, bomb);

    assertThat(bomb.length).isLessThan(PictureMetadata.MAX_BLOCK);
    assertThat(EmbeddedMetadata.jsonOf(png(chunk("iTXt", text), chunk("iCCP", profile)))).isNull();
  }

  @Test
  void readsXmpAndExifInWebp() throws IOException {
    byte[] chunks =
        concat(riff("EXIF", ExifBlock.ofACamera(bytes("Ada L."))), riff("XMP ", bytes(XMP)));
    byte[] file = concat(bytes("RIFF"), little(4 + chunks.length), bytes("WEBP"), chunks);

    assertThat(json(file).path("make").asText()).isEqualTo("Leica");
    assertThat(json(file).path("credit").asText()).isEqualTo("The Lake Museum");
    assertThat(EmbeddedMetadata.jsonOf(file)).doesNotContain(SECRETS);
  }

  @Test
  void readsTheTagsOfTiff() throws IOException {
    byte[] file = ExifBlock.ofACamera(bytes("Ada L."));

    assertThat(json(file).path("creator").get(0).asText()).isEqualTo("Ada L.");
    assertThat(EmbeddedMetadata.jsonOf(file)).doesNotContain(SECRETS);
  }

  @Test
  void aProfileOfSomebodysOwnHasNoName() {
    assertThat(IccProfileName.of("sRGB IEC61966-2.1")).isEqualTo("sRGB");
    assertThat(IccProfileName.of("Adobe RGB (1998)")).isEqualTo("Adobe RGB");
    assertThat(IccProfileName.of("Ada's Studio Display")).isEqualTo("other");
  }

  private static byte[] deflated(byte[] bytes) throws IOException {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(small)) {
      out.write(bytes);
    }
    return small.toByteArray();
  }

  private static byte[] png(byte[]... chunks) {
    return concat(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
        concat(chunks),
        chunk("IEND", new byte[0]));
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] named = concat(bytes(type), data);
    CRC32 checksum = new CRC32();
    checksum.update(named);
    return ByteBuffer.allocate(8 + named.length)
        .putInt(data.length)
        .put(named)
        .putInt((int) checksum.getValue())
        .array();
  }

  private static byte[] riff(String type, byte[] data) {
    return concat(
        bytes(type), little(data.length), Arrays.copyOf(data, data.length + (data.length & 1)));
  }

  private static byte[] little(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }
}
