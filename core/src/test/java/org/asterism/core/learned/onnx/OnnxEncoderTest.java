package org.asterism.core.learned.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.image.Picture;
import org.asterism.core.image.UnreadablePictureException;
import org.asterism.core.learned.Device;
import org.asterism.core.learned.LearnedEncoder;
import org.asterism.core.learned.Lock;
import org.asterism.core.learned.ModelFolder;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.PixelBatch;
import org.asterism.core.learned.SpecJson;
import org.asterism.core.learned.TinyEncoders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxEncoderTest {
  private static final Device CPU = new Device.Cpu();
  private static final LearnedEncoder TINY =
      OnnxEncoder.load(TinyEncoders.tiny(), TinyEncoders.folder(), CPU, 1);

  @AfterAll
  static void close() {
    TINY.close();
  }

  private static float[][] encoded(LearnedEncoder encoder, int capacity, List<Picture> pictures) {
    PixelBatch batch = new PixelBatch(encoder.spec().image().preprocessing(), capacity);
    pictures.forEach(batch::add);
    try (LearnedEncoder.Pictures session = encoder.pictures()) {
      return session.encode(batch);
    }
  }

  private static Picture striped(int colour, int width) {
    int[] rgb = new int[width * 24];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = i % 3 == 0 ? colour : 0x204060 + i % 7;
    }
    return new Picture(width, 24, rgb);
  }

  @Test
  void aVectorDoesNotDependOnItsNeighboursInTheBatch() {
    List<Picture> five =
        Stream.of(0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0x00FFFF)
            .map(colour -> striped(colour, 31))
            .toList();

    float[][] together = encoded(TINY, 8, five);

    assertThat(together).hasDimensions(5, 8);
    for (int i = 0; i < 5; i++) {
      assertThat(encoded(TINY, 8, List.of(five.get(i)))[0]).containsExactly(together[i]);
    }
  }

  @Test
  void whatTheModelMakesOfABlackPictureIsNoNumberAndNoFailure() {
    float[][] vectors =
        encoded(TINY, 2, List.of(new Picture(4, 4, new int[16]), striped(0xFF0000, 20)));

    assertThat(vectors[0]).containsOnly(Float.NaN);
    assertThat(vectors[1]).doesNotContain(Float.NaN);
  }

  @Test
  void theMeanOfTokensIsTaken() {
    try (LearnedEncoder patches =
        OnnxEncoder.load(TinyEncoders.patches(), TinyEncoders.folder(), CPU, 1)) {
      int[] rgb = new int[64];
      Arrays.fill(rgb, 0xFF8000);

      assertThat(encoded(patches, 1, List.of(new Picture(8, 8, rgb)))[0])
          .containsExactly(new float[] {1, 128 / 255f, 0}, within(1e-6f));
      assertThatThrownBy(patches::texts)
          .hasMessageStartingWith("The encoder patches cannot encode texts: ");
    }
  }

  @ParameterizedTest
  @MethodSource("oddPictures")
  void everyKindOfPictureHasAVector(String kind, byte[] file) {
    float[] vector = encoded(TINY, 1, List.of(Picture.decode(file)))[0];

    assertThat(vector).as(kind).hasSize(8).doesNotContain(Float.NaN);
  }

  static List<Object[]> oddPictures() throws IOException {
    BufferedImage see = new BufferedImage(9, 7, BufferedImage.TYPE_INT_ARGB);
    Graphics2D canvas = see.createGraphics();
    canvas.setColor(new Color(200, 30, 40, 128));
    canvas.fillOval(1, 1, 6, 5);
    canvas.dispose();
    BufferedImage deep = new BufferedImage(5, 5, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setSample(2, 2, 0, 60_000);
    BufferedImage pixel = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    pixel.setRGB(0, 0, 0x123456);
    BufferedImage grey = new BufferedImage(6, 3, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(0, 0, 0, 99);
    BufferedImage palette = new BufferedImage(6, 3, BufferedImage.TYPE_BYTE_INDEXED);
    palette.setRGB(1, 1, 0x336699);
    Path images = Path.of("src/test/resources/org/asterism/core/image");
    return List.of(
        new Object[] {"one pixel", file(pixel, "png")},
        new Object[] {"16 bits", file(deep, "png")},
        new Object[] {"grey", file(grey, "jpeg")},
        new Object[] {"palette", file(palette, "gif")},
        new Object[] {"transparent", file(see, "png")},
        new Object[] {"four inks", fourInks()},
        new Object[] {"animated", Files.readAllBytes(images.resolve("animated.webp"))},
        new Object[] {"turned by EXIF", Files.readAllBytes(images.resolve("turned.webp"))});
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  private static byte[] fourInks() throws IOException {
    WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null);
    for (int i = 0; i < 64; i++) {
      inks.setPixel(i % 8, i / 8, new int[] {40, 90, 10, i});
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(new IIOImage(inks, null, null));
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  @Test
  void aTruncatedPictureHasAReasonInsteadOfAVector() throws IOException {
    byte[] whole = file(new BufferedImage(90, 90, BufferedImage.TYPE_INT_RGB), "jpeg");

    assertThatThrownBy(() -> Picture.decode(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(UnreadablePictureException.class);
  }

  @Test
  void aTextIsCutToWhatTheModelTakes() {
    try (LearnedEncoder.Texts texts = TINY.texts()) {
      assertThat(texts.ids("Water lilies on a POND")).containsExactly(1, 7, 8, 5, 2, 9, 20);
      long[] cut = texts.ids("night ".repeat(10_000));
      assertThat(cut).hasSize(12);
      assertThat(cut[0]).isEqualTo(1);
      assertThat(cut[11]).isEqualTo(20);
      assertThat(texts.encode("night ".repeat(10_000))).hasSize(8).doesNotContain(Float.NaN);
    }
  }

  @Test
  void manyTextsAtOnceHaveTheVectorsTheyHaveAloneWhateverIsBesideThem() {
    List<String> said =
        Arrays.asList("night", null, "a red night sky of stars in a still life", "", "red woman");
    try (LearnedEncoder.Texts texts = TINY.texts()) {
      float[][] together = texts.encode(said, 3);

      assertThat(together).hasNumberOfRows(5);
      assertThat(texts.encode(said.subList(4, 5), 3)[0]).containsExactly(together[4]);
      for (int i = 0; i < said.size(); i++) {
        if (i == 1 || i == 3) {
          assertThat(together[i]).isNull();
        } else {
          assertThat(together[i]).containsExactly(texts.encode(said.get(i)), within(1e-5f));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "...", "!?"})
  void aTextThatSaysNothingHasNoVector(String text) {
    try (LearnedEncoder.Texts texts = TINY.texts()) {
      assertThat(texts.encode(text)).isNull();
    }
  }

  @Test
  void anEntryThatPromisesWhatTheModelDoesNotGiveIsRefused() {
    assertThat(complaintAbout(tree -> tree.put("dimension", 9)))
        .contains("it gives vectors of 8 numbers, its entry says 9");
    assertThat(complaintAbout(tree -> ((ObjectNode) tree.get("image")).put("output", "logits")))
        .contains("it has no output logits");
    assertThat(complaintAbout(tree -> ((ObjectNode) tree.get("image")).put("pooling", "CLS")))
        .contains("which pooling: cls does not fit");
    assertThat(complaintAbout(tree -> ((ObjectNode) tree.get("image")).put("input", "image")))
        .contains("Invalid input tensor name: image");
  }

  private static String complaintAbout(Consumer<ObjectNode> change) {
    ObjectNode tree =
        (ObjectNode) TinyEncoders.read(new String(SpecJson.write(TinyEncoders.tiny())));
    change.accept(tree);
    OnnxSpec wrong = SpecJson.read(tree.toString().getBytes());
    try (LearnedEncoder encoder = OnnxEncoder.load(wrong, TinyEncoders.folder(), CPU, 1)) {
      encoded(encoder, 1, List.of(striped(0xFF0000, 20)));
      return "none";
    } catch (AsterismException e) {
      return e.getMessage();
    }
  }

  @Test
  void aFileThatIsNoModelIsNamed(@TempDir Path folder) throws IOException {
    ModelFolder broken = new ModelFolder(folder, Lock.EMPTY);
    Path file = broken.of(TinyEncoders.patches(), TinyEncoders.patches().image().model());
    Files.createDirectories(file.getParent());
    Files.writeString(file, "no ONNX at all");

    assertThatThrownBy(() -> OnnxEncoder.load(TinyEncoders.patches(), broken, CPU, 1))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("The model " + file + " cannot be loaded: ");
  }

  @Test
  void aGpuThatCannotBeHadIsAnErrorAndNeverTheProcessor() {
    Device absent = new Device.Cuda(99);

    assertThatThrownBy(
            () -> OnnxEncoder.load(TinyEncoders.tiny(), TinyEncoders.folder(), absent, 1))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("The GPU cuda:99 cannot be used: ");
    assertThatThrownBy(() -> Device.parse("gpu"))
        .hasMessageStartingWith("The device \"gpu\" is not known: ");
    assertThat(Device.parse("cuda:1")).isEqualTo(new Device.Cuda(1));
  }

  @Test
  void picturesAndWordsShareOneSpace() {
    try (LearnedEncoder.Texts texts = TINY.texts()) {
      float[] picture = encoded(TINY, 1, List.of(striped(0xFF0000, 20)))[0];
      float[] text = UnitVectors.unitLength(texts.encode("red"));

      assertThat(UnitVectors.cosine(picture, text)).isBetween(-1f, 1f);
    }
  }
}
