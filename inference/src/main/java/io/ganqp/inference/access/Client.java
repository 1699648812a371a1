package io.ganqp.inference.access;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who sends a request, as far as that can be told. */
public final class Client {
  private static final int NETWORK_BYTES = 8;

  private static final Pattern LITERAL =
      Pattern.compile(
          "(?<v4>[0-9.]{7,15})(:[0-9]{1,5})?"
              + "|\\[(?<bracketed>[0-9A-Fa-f:.]{2,45})](:[0-9]{1,5})?"
              + "|(?<v6>[0-9A-Fa-f:.]{2,45})");

  private Client() {}

  /**
   * A name for it, of at most 16 characters.
   *
   * @param forwarded values of the header that the proxy in front appends the address of its client
   *     to, if there is one; where the last value in it is no address, that of the connection
   *     counts
   * @param address of the connection
   */
  public static String of(List<String> forwarded, SocketAddress address) {
    return forwarded.stream()
        .reduce((before, last) -> last)
        .flatMap(last -> address(last.substring(last.lastIndexOf(',') + 1).strip()))
        .or(() -> address(address))
        .map(Client::network)
        .orElse("");
  }

  private static Optional<InetAddress> address(SocketAddress address) {
    return address instanceof InetSocketAddress ip
        ? Optional.ofNullable(ip.getAddress())
        : Optional.empty();
  }

  /** Of a literal, with a port or without; no name is looked up. */
  private static Optional<InetAddress> address(String text) {
    Matcher literal = LITERAL.matcher(text);
    if (!literal.matches()) {
      return Optional.empty();
    }
    String address =
        Stream.of("v4", "bracketed", "v6")
            .map(literal::group)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    try {
      // An IPv4 address in one of IPv6 is that of IPv4, as with connections.
      return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  /** All addresses of one network are one client's, who has as many as wanted of IPv6. */
  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
