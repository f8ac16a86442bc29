package org.asterism.core.recommend;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.affinity.Weights;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.BundleWriter;
import org.asterism.core.bundle.CatalogueEntry;
import org.asterism.core.bundle.Manifest;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.core.formal.Palette;
import org.asterism.core.image.Picture;
import org.asterism.core.learned.Device;
import org.asterism.core.learned.LearnedEncoder;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.PixelBatch;
import org.asterism.core.learned.SpecJson;
import org.asterism.core.learned.TinyEncoders;
import org.asterism.core.learned.onnx.OnnxEncoder;
import org.asterism.core.licence.Licence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle whose pictures and words a model of eight numbers encoded, asked from outside. */
class QuestionEncoderTest {
  private static final int WORKS = 12;
  private static final OnnxSpec TINY = TinyEncoders.folder().pinned(TinyEncoders.tiny());
  private static final QuestionEncoder.Loader AT_HAND =
      spec -> OnnxEncoder.load(spec, TinyEncoders.folder(), new Device.Cpu(), 1);

  @TempDir static Path folder;

  private static Bundle bundle;

  @BeforeAll
  static void publish() {
    try (BundleWriter writer = BundleWriter.into(folder);
        LearnedEncoder tiny = AT_HAND.load(TINY)) {
      IntStream.range(0, WORKS)
          .mapToObj(number -> entry(number, tiny))
          .sorted(comparing(entry -> entry.artwork().imageId()))
          .forEach(writer::add);
      writer.learned("encoder-formal.json", SpecJson.write(TINY));
      writer.learned("encoder-conceptual.json", SpecJson.write(TINY));
      writer.publish(
          new Manifest.Origin(
              Map.of(Affinity.FORMAL, TINY.model(), Affinity.CONCEPTUAL, TINY.model()),
              Map.of(),
              Instant.EPOCH));
    }
    bundle = Bundle.openCurrent(folder);
  }

  @AfterAll
  static void close() {
    bundle.close();
  }

  private static Picture picture(int number) {
    return new Picture(
        40,
        30,
        IntStream.range(0, 1_200)
            .map(i -> (number * 2_654_435 ^ i * (number + 3) * 40_503) & 0x3F3F3F | number << 18)
            .toArray());
  }

  private static Embedding encoded(LearnedEncoder encoder, Picture picture) {
    PixelBatch batch = new PixelBatch(encoder.spec().image().preprocessing(), 1);
    batch.add(picture);
    try (LearnedEncoder.Pictures pictures = encoder.pictures()) {
      return new Embedding(UnitVectors.unitLength(pictures.encode(batch)[0]), 1);
    }
  }

  private static CatalogueEntry entry(int number, LearnedEncoder tiny) {
    Picture picture = picture(number);
    Embedding seen = encoded(tiny, picture);
    Artwork artwork =
        new Artwork(
            "aic",
            Integer.toString(number),
            "Work " + number,
            List.of(),
            null,
            null,
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            Licence.CC0,
            "https://example.org/" + number,
            null);
    return new CatalogueEntry(
        artwork,
        "A Museum",
        "no. " + number,
        40,
        30,
        // Far from the hash of any upload.
        number % 2 == 0 ? 0x5555555555555555L : 0xAAAAAAAAAAAAAAAAL,
        null,
        Palette.of(picture),
        List.of(),
        List.of(),
        seen,
        seen,
        null,
        FormalEncoder.encode(picture),
        new byte[] {1});
  }

  private static Request formal() {
    return new Request(Weights.only(Affinity.FORMAL), Filter.NONE, WORKS);
  }

  @Test
  void anUploadIsEncodedByTheBundlesModelAndItsReasonsComeFromTheDescriptor() {
    try (QuestionEncoder questions = QuestionEncoder.of(bundle, AT_HAND)) {
      Upload upload = questions.upload(picture(5));

      Answer answer = new Recommender(bundle, Settings.DEFAULT).recommend(upload, formal());

      assertThat(questions.absent()).isEmpty();
      Recommendation best = answer.results().get(0);
      assertThat(best.image().artwork().sourceId()).isEqualTo("5");
      assertThat(best.affinities().get(Affinity.FORMAL).similarity()).isEqualTo(1.0);
      assertThat(best.reasons())
          .anySatisfy(
              reason ->
                  assertThat(reason.text())
                      .startsWith("Alike in look (1.00 of 1), with ")
                      .contains("(1.00 of 1)"));
    }
  }

  @Test
  void aStartInsideTheCollectionNeedsNoModel() {
    String id = bundle.image(3).artwork().imageId();

    Answer answer = new Recommender(bundle, Settings.DEFAULT).recommend(id, formal()).orElseThrow();

    assertThat(answer.results()).isNotEmpty();
  }

  @Test
  void wordsAreFoundInTheSpaceOfThePictures() {
    try (QuestionEncoder questions = QuestionEncoder.of(bundle, AT_HAND)) {
      Embedding meaning = questions.meaning("water lilies on a pond");

      Answer answer =
          new Recommender(bundle, Settings.DEFAULT)
              .recommend(meaning, new Request(Weights.DEFAULT, Filter.NONE, 4));

      assertThat(answer.results()).hasSize(4);
      assertThat(answer.weights()).containsEntry(Affinity.CONCEPTUAL, 1.0);
      assertThatThrownBy(() -> questions.meaning("…"))
          .isInstanceOf(UnusableRequestException.class)
          .hasMessageStartingWith("These words say nothing here: ");
    }
  }

  @Test
  void aModelThatIsNotAtHandIsNamedInTheRefusal() {
    QuestionEncoder.Loader absent =
        spec -> {
          throw new AsterismException("The encoder is not here", "no such file", "Bring it.");
        };
    try (QuestionEncoder questions = QuestionEncoder.of(bundle, absent)) {
      assertThat(questions.absent()).containsKeys(Affinity.FORMAL, Affinity.CONCEPTUAL);
      assertThatThrownBy(() -> questions.upload(picture(1)))
          .isInstanceOf(UnusableRequestException.class)
          .hasMessageContaining("its formal vectors are of " + TINY.model())
          .hasMessageContaining("no such file");
      assertThatThrownBy(() -> questions.meaning("boats"))
          .isInstanceOf(UnusableRequestException.class)
          .hasMessageStartingWith("This collection cannot be asked by words: ");
    }
  }

  @Test
  void aPictureTheModelMakesNothingOfIsRefused() {
    try (QuestionEncoder questions = QuestionEncoder.of(bundle, AT_HAND)) {
      assertThatThrownBy(() -> questions.upload(new Picture(4, 4, new int[16])))
          .isInstanceOf(UnusableRequestException.class)
          .hasMessageStartingWith("This picture cannot be compared: ");
    }
  }
}
