package org.asterism.pipeline.manners;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The addresses that lead into a machine or its own network rather than to the public (RFC 6890):
 * whoever writes records or redirections could otherwise make a crawler ask there.
 */
final class PrivateNetwork {
  private PrivateNetwork() {}

  static boolean holds(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? holdsFour(bytes) : holdsSix(bytes);
  }

  private static boolean holdsFour(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean thisNetwork = first == 0;
    boolean sharedByProviders = first == 100 && second >= 64 && second < 128;
    boolean reserved = first >= 240;
    return thisNetwork || sharedByProviders || reserved;
  }

  private static boolean holdsSix(byte[] bytes) {
    boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc;
    return uniqueLocal || (embeds(bytes) && holds(embedded(bytes)));
  }

  /** IPv4 addresses in IPv6: mapped, compatible (RFC 4291) and translated (RFC 6052). */
  private static boolean embeds(byte[] bytes) {
    boolean zeros = Arrays.equals(bytes, 0, 10, new byte[10], 0, 10);
    boolean mapped = zeros && bytes[10] == (byte) 0xff && bytes[11] == (byte) 0xff;
    boolean compatible = zeros && bytes[10] == 0 && bytes[11] == 0;
    byte[] translation = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    return mapped || compatible || Arrays.equals(bytes, 0, 12, translation, 0, 12);
  }

  private static InetAddress embedded(byte[] bytes) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are always an address", e);
    }
  }
}
