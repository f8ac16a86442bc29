package org.asterism.pipeline.history;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.manners.Answer;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.manners.PoliteHttp;

/**
 * A scholar's list of relations: CSV with the columns src_type, src, relation, dst_type, dst. Read
 * whole by the driver, so a list is limited by {@link Manners#maxBytes}.
 *
 * @param claims the rows understood
 * @param refusals the others, each "address row N: reason"
 */
record ClaimFile(List<Claim> claims, List<String> refusals) {
  private static final List<String> COLUMNS =
      List.of("src_type", "src", "relation", "dst_type", "dst");

  /**
   * @param address a path or an http address
   * @throws AsterismException if the list cannot be had or has other columns
   */
  static ClaimFile read(String address, Manners manners) {
    try (CSVParser rows =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .build()
            .parse(new StringReader(withoutMark(contentOf(address, manners))))) {
      if (!rows.getHeaderNames().containsAll(COLUMNS)) {
        throw new AsterismException(
            "%s is not a list of relations".formatted(address),
            "its columns are %s".formatted(rows.getHeaderNames()),
            "Give it the columns src_type, src, relation, dst_type and dst.");
      }
      List<Claim> claims = new ArrayList<>();
      List<String> refusals = new ArrayList<>();
      for (CSVRecord row : rows) {
        claim(row, address)
            .ifPresentOrElse(
                claims::add,
                () ->
                    refusals.add(
                        "%s row %d: not a relation Asterism knows, or one with itself"
                            .formatted(address, row.getRecordNumber())));
      }
      return new ClaimFile(claims, refusals);
    } catch (NoSuchFileException e) {
      throw unreadable(address, "there is no such file");
    } catch (CharacterCodingException e) {
      throw unreadable(address, "it is not in UTF-8");
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw unreadable(address, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Claim> claim(CSVRecord row, String address) {
    if (!row.isConsistent()) {
      return Optional.empty();
    }
    Optional<EntityType> subject = EntityType.ofKey(row.get("src_type"));
    Optional<EntityType> object = EntityType.ofKey(row.get("dst_type"));
    if (subject.isEmpty()
        || object.isEmpty()
        || !Relations.TYPES.contains(row.get("relation"))
        || row.get("src").isBlank()
        || row.get("dst").isBlank()) {
      return Optional.empty();
    }
    Claim claim =
        new Claim(
            subject.get(),
            row.get("src"),
            row.get("relation"),
            object.get(),
            row.get("dst"),
            address);
    return claim.isLoop() ? Optional.empty() : Optional.of(claim);
  }

  /** Spreadsheets put a byte order mark before the text. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String contentOf(String address, Manners manners) throws IOException {
    if (!address.startsWith("http://") && !address.startsWith("https://")) {
      return Files.readString(Path.of(address));
    }
    URI uri = URI.create(address);
    Answer answer = PoliteHttp.keeping(manners.trusting(uri)).get(uri);
    if (answer instanceof Answer.Given given) {
      return new String(given.body(), StandardCharsets.UTF_8);
    }
    throw unreadable(address, reasonOf(answer));
  }

  private static String reasonOf(Answer answer) {
    if (answer instanceof Answer.Refused refused) {
      return refused.reason();
    }
    if (answer instanceof Answer.Unavailable unavailable) {
      return unavailable.reason();
    }
    return "the server gave no list: " + answer;
  }

  private static AsterismException unreadable(String address, String why) {
    return new AsterismException(
        "The relations of %s cannot be read".formatted(address),
        why,
        "Correct history.relations in the configuration, or take the list out.");
  }
}
