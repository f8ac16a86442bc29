package org.asterism.pipeline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Encoders;
import org.asterism.pipeline.TestLake;
import org.junit.jupiter.api.Test;

class SourceReportTest {
  @Test
  void reasonsOfOneKindAreOneHoweverManyAddressesTheyName() {
    var reasons =
        TestLake.SPARK.createDataset(
            List.of(
                "not openly licensed: Copyrighted",
                "http://localhost:1/objects/7: HTTP 404",
                "http://localhost:1/objects/8: HTTP 404"),
            Encoders.STRING());

    assertThat(
            reasons
                .select(SourceReport.kindOf(reasons.col("value")))
                .distinct()
                .as(Encoders.STRING())
                .collectAsList())
        .containsExactlyInAnyOrder("not openly licensed", "HTTP 404");
  }
}
