package org.asterism.pipeline.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.asterism.pipeline.crawl.ObjectRows.described;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.asterism.core.artwork.Artwork;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.crawl.ObjectRows;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.fetch.TestPictures;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.StageResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormalEmbeddingTest {
  @TempDir Path folder;

  @Test
  void aFileThatHasGoneIsOnePicturesReasonUntilItIsBack() throws IOException {
    Lake lake = TestLake.in(folder);
    List<Artwork> works =
        Stream.of("here", "gone").map(id -> described(id, id, List.of(), null)).toList();
    Objects.TABLE.upsert(lake, ObjectRows.of(works.toArray(Artwork[]::new)));
    Images.TABLE.upsert(
        lake,
        TestLake.rows(
            Images.SCHEMA, works.stream().map(FormalEmbeddingTest::image).toArray(Row[]::new)));
    Path raw = Files.createDirectories(folder.resolve("raw"));
    Files.write(raw.resolve(works.get(0).imageId()), TestPictures.jpeg(1));

    StageResult first = embed(lake);

    assertThat(first.refused()).isEqualTo(1);
    assertThat(first.refusals().get(0)).endsWith("its file is no longer in the raw store");
    assertThat(descriptors(lake)).isEqualTo(1);

    Files.write(raw.resolve(works.get(1).imageId()), TestPictures.jpeg(2));

    assertThat(embed(lake).refused()).isZero();
    assertThat(descriptors(lake)).isEqualTo(2);
  }

  private static Row image(Artwork work) {
    return TestLake.row(
        Images.SCHEMA,
        Images.IMAGE_ID,
        work.imageId(),
        Images.PATH,
        work.imageId(),
        Images.SHA256,
        work.imageId(),
        Images.ENRICHED_SHA256,
        work.imageId());
  }

  private StageResult embed(Lake lake) {
    return TestLake.run(
        new Embed(folder.resolve("raw").toString(), EncoderSettings.BUILT_IN), lake);
  }

  private static long descriptors(Lake lake) {
    return Embeddings.TABLE.read(lake).where(Embeddings.DESCRIPTORS).count();
  }
}
