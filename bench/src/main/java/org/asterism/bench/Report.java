package org.asterism.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One measurement's result: one JSON object on one line, with what it was held against. */
final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** More digits would be noise. */
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Machine machine;

  private Report(Machine machine) {
    this.machine = machine;
  }

  static Report of(String name, Machine machine) {
    return new Report(machine).with("name", name);
  }

  Report with(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  Report with(String field, double value) {
    fields.put(field, rounded(value));
    return this;
  }

  /** The median under the field's own name, the others beside it. */
  Report with(String field, Spread spread) {
    fields.put(field, rounded(spread.median()));
    fields.put(field + "_min", rounded(spread.min()));
    fields.put(field + "_max", rounded(spread.max()));
    return this;
  }

  /**
   * @param ratio of each turn
   * @param meaning what over what, as a sentence
   */
  Report withRatio(Spread ratio, String meaning) {
    return with("ratio", ratio).with("ratio_means", meaning);
  }

  Report with(Repetitions repetitions) {
    return with("repetitions", (Object) repetitions.measured())
        .with("warm_up", (Object) repetitions.warmUp())
        .with("shortest_turn_seconds", repetitions.shortestTurn().toMillis() / 1e3);
  }

  /** Something to know before the figures are compared with others. */
  Report note(String sentence) {
    notes.add(sentence);
    return this;
  }

  static Map<String, Object> inFields(Spread spread) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("median", rounded(spread.median()));
    fields.put("min", rounded(spread.min()));
    fields.put("max", rounded(spread.max()));
    return fields;
  }

  private static BigDecimal rounded(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal round = exact.round(FOUR_DIGITS);
    // 12,345 stays 12345: digits before the point are cheap to read.
    return round.scale() < 0 ? exact.setScale(0, FOUR_DIGITS.getRoundingMode()) : round;
  }

  String json() {
    Map<String, Object> all = new LinkedHashMap<>(fields);
    Map<String, Object> where = new LinkedHashMap<>();
    where.put("cores", machine.cores());
    where.put("heap_mib", machine.heapMib());
    where.put("java", machine.java());
    where.put("system", machine.system());
    where.put("load_before", rounded(machine.loadBefore()));
    all.put("machine", where);
    all.put("notes", notes);
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of numbers and texts are always JSON", e);
    }
  }
}
