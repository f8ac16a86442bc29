package org.asterism.sandbox.collection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.asterism.core.AsterismException;
import org.asterism.sandbox.history.Atelier;
import org.asterism.sandbox.history.Ateliers;
import org.asterism.sandbox.history.Chance;
import org.asterism.sandbox.history.Movement;
import org.asterism.sandbox.history.Subject;
import org.asterism.sandbox.history.Words;
import org.asterism.sandbox.studio.Commission;
import org.asterism.sandbox.studio.Studio;

/**
 * Works drawn by our own code, whose movement, subject and school are known.
 *
 * <p>Movement and subject are chosen independently: 288 works hold each pair once. To every 25 open
 * works comes one more that a crawler of open collections must refuse. A work depends on the seed
 * and its number alone, so a larger collection begins with the smaller one.
 *
 * <p>Works may be made to share pictures: then the picture of a work, though not its address, is
 * that of an earlier one.
 */
public final class GeneratedCollection implements Collection {
  private static final List<Movement> MOVEMENTS = List.of(Movement.values());
  private static final List<Subject> SUBJECTS = List.of(Subject.values());
  private static final List<Museum> MUSEUMS = List.of(Museum.values());
  private static final int PAIRS = MOVEMENTS.size() * SUBJECTS.size();
  private static final long EPOCH = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
  private static final int THREE_YEARS = 3 * 365 * 86_400 - 60 * 86_400;

  private final long seed;
  private final int count;
  private final int distinct;
  private final List<Integer> pairs;
  private final List<Work> works = new ArrayList<>();
  private final Map<String, Commission> commissions = new HashMap<>();

  private GeneratedCollection(long seed, int count, int distinct) {
    this.seed = seed;
    this.count = count;
    this.distinct = distinct;
    pairs = new ArrayList<>(IntStream.range(0, PAIRS).boxed().toList());
    SplittableRandom shuffle = Chance.of(seed, "pairs");
    for (int i = pairs.size() - 1; i > 0; i--) {
      Collections.swap(pairs, i, shuffle.nextInt(i + 1));
    }
    for (int i = 0; i < count; i++) {
      Museum museum = MUSEUMS.get((i + i / PAIRS) % MUSEUMS.size());
      works.add(work("work-" + i, museum, i, pair(i), i % distinct, Case.OPEN));
    }
    for (int i = 0; i < count / 25; i++) {
      Case refused = Case.REFUSED.get(i % Case.REFUSED.size());
      int shared = distinct == Integer.MAX_VALUE ? -1 : i % Math.min(distinct, count);
      works.add(work("refused-" + i, refused.museum, 1_000_000 + i, pair(i * 7), shared, refused));
    }
  }

  private int pair(int number) {
    return pairs.get(number % PAIRS);
  }

  /**
   * Decides everything about the works; they are drawn when asked for.
   *
   * @param count how many open works, from 1 to 100,000
   */
  public static GeneratedCollection of(long seed, int count) {
    if (count < 1 || count > 100_000) {
      throw new AsterismException(
          "A collection of %d works cannot be generated".formatted(count),
          "the sandbox keeps all records in memory and needs at least one",
          "Ask for 1 to 100000 works.");
    }
    return new GeneratedCollection(seed, count, Integer.MAX_VALUE);
  }

  /**
   * The same works showing no more than so many different pictures. Movement and subject of a
   * picture are still those of its work where the number is a multiple of 288.
   *
   * @param pictures at least 1
   */
  public GeneratedCollection withDistinctPictures(int pictures) {
    if (pictures < 1) {
      throw new AsterismException(
          "A collection of %d different pictures cannot be generated".formatted(pictures),
          "every work has to show something",
          "Ask for at least 1.");
    }
    return new GeneratedCollection(seed, count, pictures);
  }

  /** The collection of so many open works more, which begins with this one. */
  GeneratedCollection grown(int more) {
    return of(seed, count + more).withDistinctPictures(distinct);
  }

  /** The open works, in the order of their numbers. */
  List<Work> openWorks() {
    return works.subList(0, count);
  }

  /** Why a record leads to a picture, or does not. */
  private enum Case {
    OPEN(Museum.AIC, Terms.PUBLIC_DOMAIN, Work.State.SHOWN),
    AIC_IN_COPYRIGHT(Museum.AIC, Terms.UNSTATED, Work.State.SHOWN),
    MET_IN_COPYRIGHT(Museum.MET, Terms.UNSTATED, Work.State.NO_PICTURE),
    COMMONS_NON_COMMERCIAL(Museum.COMMONS, Terms.CC_BY_NC_SA, Work.State.SHOWN),
    AIC_WITHOUT_IMAGE(Museum.AIC, Terms.PUBLIC_DOMAIN, Work.State.NO_PICTURE),
    MET_GONE(Museum.MET, Terms.PUBLIC_DOMAIN, Work.State.LISTED_ONLY),
    COMMONS_FAIR_USE(Museum.COMMONS, Terms.FAIR_USE, Work.State.SHOWN),
    COMMONS_UNSTATED(Museum.COMMONS, Terms.UNSTATED, Work.State.SHOWN),
    COMMONS_DOCUMENT(Museum.COMMONS, Terms.PUBLIC_DOMAIN, Work.State.DOCUMENT);

    static final List<Case> REFUSED = List.of(values()).subList(1, values().length);

    final Museum museum;
    final Terms terms;
    final Work.State state;

    Case(Museum museum, Terms terms, Work.State state) {
      this.museum = museum;
      this.terms = terms;
      this.state = state;
    }
  }

  /**
   * @param shown the number of the open work whose picture it shows, or -1 for one of its own
   */
  private Work work(String key, Museum museum, int number, int pair, int shown, Case why) {
    Movement movement = MOVEMENTS.get(pair % MOVEMENTS.size());
    Subject subject = SUBJECTS.get(pair / MOVEMENTS.size());
    SplittableRandom random = Chance.of(seed, "work", key);
    Atelier atelier = Chance.oneOf(random, Ateliers.of(movement));
    String shownKey = shown < 0 ? key : "work-" + shown;
    Commission commission =
        shownKey.equals(key)
            ? new Commission(seed, key, atelier.name(), movement, subject)
            : Objects.requireNonNull(commissions.get(shownKey));
    commissions.put(key, commission);

    int year = random.nextInt(atelier.firstWorkingYear(), atelier.lastWorkingYear() + 1);
    int span = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0;
    boolean wordless = random.nextInt(20) == 0;
    boolean anonymous = random.nextInt(50) == 0;
    boolean styled = random.nextInt(100) < 35 && museum != Museum.MET;
    String title = wordless ? "Untitled" : Words.title(subject, atelier.town(), random.split());
    Work work =
        new Work(
            key,
            museum,
            sourceId(museum, number),
            title,
            anonymous ? null : maker(atelier),
            year,
            Math.min(year + span, atelier.lastWorkingYear()),
            dateText(year, Math.min(year + span, atelier.lastWorkingYear()), random.nextInt(4)),
            atelier.town(),
            movement.medium(),
            styled ? movement.title() : null,
            wordless ? List.of() : Words.tags(subject, random.split()),
            wordless ? null : Words.category(subject),
            wordless ? null : Words.description(subject, random.split()),
            why == Case.OPEN ? openTerms(museum, random) : why.terms,
            why.state,
            Studio.width(commission),
            Studio.height(commission),
            Instant.EPOCH,
            Upload.first(title, Instant.EPOCH),
            new Truth(movement.key(), subject.key(), atelier.school(), atelier.period()));
    return work.acquired(Instant.ofEpochSecond(EPOCH + random.nextInt(THREE_YEARS)));
  }

  private static int sourceId(Museum museum, int number) {
    return switch (museum) {
      case AIC -> 2_000 + number;
      case MET -> 430_000 + number;
      case COMMONS -> 60_000_000 + number;
    };
  }

  private static Terms openTerms(Museum museum, SplittableRandom random) {
    if (museum != Museum.COMMONS) {
      return Terms.PUBLIC_DOMAIN;
    }
    return switch (random.nextInt(8)) {
      case 0 -> Terms.CC0;
      case 1 -> Terms.CC_BY;
      case 2 -> Terms.CC_BY_SA;
      default -> Terms.PUBLIC_DOMAIN;
    };
  }

  private static String dateText(int from, int to, int wording) {
    if (from != to) {
      return from + "–" + to;
    }
    return wording == 0 ? "c. " + from : Integer.toString(from);
  }

  private static Maker maker(Atelier atelier) {
    return new Maker(
        900_000 + Ateliers.all().indexOf(atelier),
        atelier.name(),
        atelier.born(),
        atelier.died(),
        atelier.nation(),
        atelier.town());
  }

  @Override
  public String title() {
    return count + " generated works and " + (works.size() - count) + " to be refused";
  }

  @Override
  public List<Work> works() {
    return Collections.unmodifiableList(works);
  }

  @Override
  public Optional<byte[]> picture(Work work) {
    return commissions.containsKey(work.key())
        ? Optional.of(Studio.paint(commission(work)))
        : Optional.empty();
  }

  @Override
  public String pictureName(Work work) {
    return seed + "/" + (commissions.containsKey(work.key()) ? commission(work).work() : "none");
  }

  /** What was painted for the work: its further pictures are further works of the same hand. */
  private Commission commission(Work work) {
    Commission first = Objects.requireNonNull(commissions.get(work.key()));
    return work.upload().edition() == 0
        ? first
        : new Commission(
            seed,
            work.key() + "#" + work.upload().edition(),
            first.atelier(),
            first.movement(),
            first.subject());
  }

  /** The work with another picture of the same subject. */
  Work repainted(Work work, Instant when) {
    Work next = work.repainted(work.width(), work.height(), when);
    Commission commission = commission(next);
    return work.repainted(Studio.width(commission), Studio.height(commission), when);
  }

  @Override
  public List<Relation> relations() {
    List<Relation> relations = new ArrayList<>();
    for (Atelier each : Ateliers.all()) {
      relations.add(Relation.memberOf(each.name(), each.movement().title()));
      relations.add(Relation.activeIn(each.name(), each.town()));
      if (each.teacher() != null) {
        relations.add(Relation.between(each.teacher(), "taught", each.name()));
      }
      if (each.influence() != null) {
        relations.add(Relation.between(each.influence(), "influenced", each.name()));
      }
    }
    return relations;
  }
}
