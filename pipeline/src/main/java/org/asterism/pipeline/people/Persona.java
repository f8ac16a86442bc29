package org.asterism.pipeline.people;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person as far as one spelling of their name goes.
 *
 * @param key the plain form of the name
 * @param names spellings, the one most works bear first
 * @param works how many works name them so
 * @param mentions see {@link Artists#MENTIONS}
 */
record Persona(
    String key,
    List<String> names,
    @Nullable Integer birth,
    @Nullable Integer death,
    @Nullable String ulan,
    @Nullable String wikidata,
    List<String> sources,
    long works,
    List<String> mentions) {

  /** A year that two sources put one apart is the same year. */
  private static final int YEARS_APART = 1;

  /** Those of whom most is known and most works are there begin. */
  static final Comparator<Persona> BEST_KNOWN_FIRST =
      Comparator.comparing(Persona::known)
          .reversed()
          .thenComparing(Comparator.comparingLong(Persona::works).reversed())
          .thenComparing(persona -> persona.mentions.get(0));

  private long known() {
    return Stream.of(ulan, wikidata, birth, death).filter(each -> each != null).count();
  }

  /** Whether nothing that is known of the two speaks against their being one. */
  boolean mayBe(Persona other) {
    return agree(ulan, other.ulan)
        && agree(wikidata, other.wikidata)
        && near(birth, other.birth)
        && near(death, other.death);
  }

  private static boolean agree(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equals(other);
  }

  private static boolean near(@Nullable Integer one, @Nullable Integer other) {
    return one == null || other == null || Math.abs(one - other) <= YEARS_APART;
  }

  /** Both as one; what this one tells stands. */
  Persona with(Persona other) {
    return new Persona(
        key,
        Stream.concat(names.stream(), other.names.stream()).distinct().toList(),
        birth == null ? other.birth : birth,
        death == null ? other.death : death,
        ulan == null ? other.ulan : ulan,
        wikidata == null ? other.wikidata : wikidata,
        List.copyOf(sorted(sources, other.sources)),
        works + other.works,
        List.copyOf(sorted(mentions, other.mentions)));
  }

  private static TreeSet<String> sorted(List<String> one, List<String> other) {
    TreeSet<String> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  /** What tells the person from namesakes: "1800–1850", "born 1800", an id; empty if nothing is. */
  String distinction() {
    if (birth != null && death != null) {
      return birth + "–" + death;
    }
    if (birth != null || death != null) {
      return birth == null ? "died " + death : "born " + birth;
    }
    String id = ulan == null ? wikidata : ulan;
    return id == null ? "" : id.substring(id.lastIndexOf('/') + 1);
  }
}
