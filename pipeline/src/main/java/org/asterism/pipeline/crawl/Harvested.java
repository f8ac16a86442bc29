package org.asterism.pipeline.crawl;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.lake.Journal;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.sources.Harvest;
import org.asterism.pipeline.sources.SourceSettings;

/**
 * What a run's listings brought, read from the journal.
 *
 * @param records rows of {@link Objects#SCHEMA}, perhaps some twice
 * @param withdrawn listing, source and source id of what a source says is gone
 */
record Harvested(Dataset<Row> records, Dataset<Row> withdrawn) {
  static final StructType WITHDRAWN =
      new StructType()
          .add(Objects.LISTING, StringType)
          .add(Objects.SOURCE, StringType)
          .add(Objects.SOURCE_ID, StringType);

  static Harvested of(Lake lake, Journal journal, List<SourceSettings> sources, Instant now) {
    Map<String, SourceSettings> byName =
        new HashMap<>(sources.stream().collect(toMap(SourceSettings::name, each -> each)));
    List<String> chapters = sources.stream().map(Listing::chapter).toList();
    Dataset<String> lines =
        journal
            .lines(lake, chapters)
            .filter((FilterFunction<String>) line -> !line.startsWith(PageNote.MARK));
    return new Harvested(
        lines.flatMap(
            (FlatMapFunction<String, Row>) line -> record(line, byName, now),
            Encoders.row(Objects.SCHEMA)),
        lines.flatMap(
            (FlatMapFunction<String, Row>) line -> withdrawal(line, byName),
            Encoders.row(WITHDRAWN)));
  }

  private static Iterator<Row> record(
      String text, Map<String, SourceSettings> sources, Instant now) {
    HarvestLine line = HarvestLine.parse(text);
    SourceSettings source = sources.get(line.listing());
    if (line.harvest() instanceof Harvest.Found found) {
      return List.of(Objects.found(found, source.name(), source.displayName(), now)).iterator();
    }
    if (line.harvest() instanceof Harvest.Unreadable unreadable) {
      return List.of(Objects.unreadable(unreadable, source.name(), source.id(), now)).iterator();
    }
    return List.<Row>of().iterator();
  }

  private static Iterator<Row> withdrawal(String text, Map<String, SourceSettings> sources) {
    HarvestLine line = HarvestLine.parse(text);
    if (line.harvest() instanceof Harvest.Withdrawn withdrawn) {
      String source = sources.get(line.listing()).id();
      return List.of(RowFactory.create(line.listing(), source, withdrawn.sourceId())).iterator();
    }
    return List.<Row>of().iterator();
  }
}
