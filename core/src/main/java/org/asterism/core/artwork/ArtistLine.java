package org.asterism.core.artwork;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line in which museums name a maker: "Claude Monet\nFrench, 1840–1926", "Thomas Cole
 * (American, 1801-1848)", "Monet, Claude", "Workshop of Peter Paul Rubens".
 *
 * @param name the person in the natural order of their names; empty where none is named
 * @param birth year of birth, if told
 * @param death year of death, if told
 * @param nationality as the line words it, if told
 * @param role how the person stands to the work
 */
public record ArtistLine(
    String name,
    @Nullable Integer birth,
    @Nullable Integer death,
    @Nullable String nationality,
    Role role) {

  /** Whose hand it was. */
  public enum Role {
    MAKER,
    /** By that person, as many think. */
    ATTRIBUTED,
    /** From the workshop, school or circle, or by a follower or imitator. */
    AROUND,
    /** A copy, a print, or a work in the manner of theirs. */
    AFTER,
    /** By nobody who is known. */
    UNKNOWN
  }

  private static final Pattern NOBODY =
      Pattern.compile(
          "(?i)(?:(?:the )?(?:artist|maker|author|photographer|creator)s? )?(?:unknown|anonymous|anonym"
              + "|unidentified|not identified|unbekannt\\w*|anonyme|inconnu|onbekend|anoniem|various"
              + "|multiple|none|n/?a)\\b.*|\\?+|(?:an )?(?:artist|maker)s?"
              + "|\\p{L}+,? \\d{1,2}(?:st|nd|rd|th) century");
  private static final Pattern ATTRIBUTED =
      Pattern.compile(
          "(?i)^(?:attributed to|possibly(?: by)?|probably(?: by)?|ascribed to|zugeschrieben(?: an)?"
              + "|attribué à|toegeschreven aan)\\s+");
  private static final Pattern AROUND =
      Pattern.compile(
          "(?i)^(?:(?:possibly |probably )?(?:the )?(?:workshop|studio|atelier|school|circle|followers?|pupils?|students?"
              + "|associates?|assistants?|imitators?|manner|style|werkstatt|umkreis|nachfolger|schule|entourage|cercle)"
              + "\\s+(?:of|von|des|de|du|to)|werkstatt|nachfolger|in the (?:manner|style) of)\\s+");
  private static final Pattern AFTER =
      Pattern.compile(
          "(?i)^(?:(?:copy|copies|copied|print|engraved|etched) )?(?:after|nach|d['’]après|naar)\\s+|^copy of\\s+");
  private static final Pattern BRACKETS =
      Pattern.compile("^(.*\\S)\\s*[(\\[]([^()\\[\\]]*)[)\\]]\\W*$");
  private static final Pattern LIFE =
      Pattern.compile(
          "(?<!\\d)(\\d{4})\\??(?:/\\d{1,4})?\\s*[-–—]\\s*(?:(?:after|before|ca?\\.?|circa|um|nach|vor)\\s*)?(\\d{4})?(?!\\d)");
  private static final Pattern BORN =
      Pattern.compile("(?i)(?:\\bborn|\\bb\\.|\\*|geb\\.|né[e]?)\\D{0,30}?(\\d{4})");
  private static final Pattern DIED =
      Pattern.compile("(?i)(?:\\bdied|\\bd\\.|†|gest\\.|mort[e]?)\\D{0,30}?(\\d{4})");
  private static final Pattern NATIONALITY =
      Pattern.compile("^(\\p{Lu}[\\p{L}-]+(?: \\p{Lu}?[\\p{L}-]+)?)(?:,|$)");
  private static final Pattern PEOPLE_OF =
      Pattern.compile(
          ".*(?:ish|ese|ian|can|lian|rean|man|ench|utch|eek|wiss|zech|vak|raqi|aeli|stani|gali|elgian|Thai)");
  private static final Pattern AFTER_NAME =
      Pattern.compile(
          "(?i)(?:jr|sr|junior|senior|i{1,3}|iv|the (?:elder|younger)|d\\.? ?[äÄ]\\.?|d\\.? ?j\\.?|(?:called|gen\\.|genannt|dit) .*)\\.?");

  public static ArtistLine read(String line) {
    String[] lines = line.strip().split("\\s*[\\r\\n]+\\s*", 2);
    String rest = lines[0].strip();
    String about = lines.length > 1 ? lines[1].lines().findFirst().orElse("") : "";
    Role role = Role.MAKER;
    Matcher brackets = BRACKETS.matcher(rest);
    while (brackets.matches()) {
      String inside = brackets.group(2).strip();
      Role told = roleOf(inside + " x");
      if (told != Role.MAKER) {
        role = told;
      } else if (tellsOfLife(inside)) {
        about = about.isEmpty() ? inside : about;
      } else if (!inside.isEmpty()) {
        break;
      }
      rest = brackets.group(1);
      brackets = BRACKETS.matcher(rest);
    }
    if (roleOf(rest) != Role.MAKER) {
      role = roleOf(rest);
      for (Pattern prefix : new Pattern[] {ATTRIBUTED, AROUND, AFTER}) {
        rest = prefix.matcher(rest).replaceFirst("");
      }
    }
    if (rest.isBlank() || NOBODY.matcher(rest).matches()) {
      return new ArtistLine("", null, null, null, Role.UNKNOWN);
    }
    return new ArtistLine(
        inOrder(rest), life(about, LIFE, 1, BORN), life(about, LIFE, 2, DIED), nation(about), role);
  }

  /** Whether the line names somebody whose own work it is, as far as is known. */
  public boolean isPerson() {
    return role == Role.MAKER || role == Role.ATTRIBUTED;
  }

  private static Role roleOf(String text) {
    if (ATTRIBUTED.matcher(text).find()) {
      return Role.ATTRIBUTED;
    }
    if (AROUND.matcher(text).find()) {
      return Role.AROUND;
    }
    return AFTER.matcher(text).find() ? Role.AFTER : Role.MAKER;
  }

  private static boolean tellsOfLife(String text) {
    return text.matches(".*\\d{3}.*") || nation(text) != null;
  }

  private static @Nullable Integer life(String about, Pattern span, int end, Pattern alone) {
    Matcher both = span.matcher(about);
    if (both.find()) {
      return both.group(end) == null ? null : Integer.valueOf(both.group(end));
    }
    Matcher one = alone.matcher(about);
    return one.find() ? Integer.valueOf(one.group(1)) : null;
  }

  private static @Nullable String nation(String about) {
    Matcher first = NATIONALITY.matcher(about);
    return first.find() && PEOPLE_OF.matcher(first.group(1)).matches() ? first.group(1) : null;
  }

  /** "Cranach, Lucas, the Elder" as "Lucas Cranach the Elder"; a firm's name keeps its commas. */
  private static String inOrder(String name) {
    String[] parts = name.strip().split("\\s*,\\s*");
    if (parts.length < 2 || parts.length > 3 || name.matches("(?i).*(?:&|\\band\\b|\\d).*")) {
      return name.strip();
    }
    if (AFTER_NAME.matcher(parts[1]).matches()) {
      return name.strip();
    }
    if (parts.length == 2) {
      return parts[1] + " " + parts[0];
    }
    return AFTER_NAME.matcher(parts[2]).matches()
        ? "%s %s %s".formatted(parts[1], parts[0], parts[2])
        : name.strip();
  }
}
