package org.asterism.pipeline.manners;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What an address says before anything is looked up. */
final class WebAddress {
  private WebAddress() {}

  /** Why it is not asked, if so. */
  static Optional<String> refusal(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("not an address on the web: " + address);
    }
    if (address.getHost() == null) {
      return Optional.of("the address names no host");
    }
    return address.getUserInfo() == null
        ? Optional.empty()
        : Optional.of("the address holds a user's name");
  }

  static boolean isSecure(URI address) {
    return "https".equalsIgnoreCase(address.getScheme());
  }

  static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return isSecure(address) ? 443 : 80;
  }

  /** As a name that can be looked up: without the brackets of IPv6. */
  static String hostName(URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  static String hostAndPort(URI address) {
    return hostName(address) + ":" + port(address);
  }

  /** Whose rate counts: http and https of one host are one. */
  static String server(URI address) {
    int port = port(address);
    return port == 80 || port == 443 ? hostName(address) : hostAndPort(address);
  }

  /** Where robots.txt and its rules belong (RFC 9309, section 2.3). */
  static String origin(URI address) {
    return (isSecure(address) ? "https://" : "http://") + address.getAuthority();
  }
}
