package org.asterism.pipeline.manners;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each host's robots.txt lets this crawler ask for (RFC 9309). Read once a host and process.
 */
final class RobotsRules {
  /** The product name robots.txt files would name. */
  private static final String AGENT = "asterism";

  private final Map<String, BaseRobotRules> rules = new ConcurrentHashMap<>();
  private final Asker http;
  private final String userAgent;

  /** One request without rules or retries. */
  interface Asker {
    Answer ask(URI uri);
  }

  RobotsRules(String userAgent, Asker http) {
    this.userAgent = userAgent.toLowerCase(Locale.ROOT);
    this.http = http;
  }

  /**
   * @throws PoliteHttp.TryLaterException if robots.txt cannot be had now: then nothing else is
   *     asked either
   */
  boolean allow(URI uri) {
    String host = uri.getScheme() + "://" + uri.getAuthority();
    BaseRobotRules known = rules.get(host);
    if (known == null) {
      known = read(URI.create(host + "/robots.txt"));
      rules.put(host, known);
    }
    return known.isAllowed(uri.toString());
  }

  private BaseRobotRules read(URI address) {
    if (http.ask(address) instanceof Answer.Given given) {
      return new SimpleRobotRulesParser()
          .parseContent(
              address.toString(), given.body(), given.contentType(), List.of(AGENT, userAgent));
    }
    // Section 2.3.1.3: a robots.txt that is refused or absent forbids nothing.
    return new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
  }
}
