package io.ganqp.inference.gate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who sends a request, as far as that can be told. */
final class Client {
  private static final int NETWORK_BYTES = 8;

  private Client() {}

  /**
   * A name for it.
   *
   * @param header that the proxy in front appends the address of its client to, if there is one
   * @param address of the connection
   */
  static String of(Head head, Optional<String> header, SocketAddress address) {
    List<String> forwarded =
        header.map(name -> head.fields().all(name.toLowerCase(Locale.ROOT))).orElse(List.of());
    if (!forwarded.isEmpty()) {
      String last = forwarded.get(forwarded.size() - 1);
      return last.substring(last.lastIndexOf(',') + 1).strip();
    }
    return address instanceof InetSocketAddress ip ? network(ip.getAddress()) : "";
  }

  /** All addresses of one network are one client's, who has as many as wanted of IPv6. */
  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
