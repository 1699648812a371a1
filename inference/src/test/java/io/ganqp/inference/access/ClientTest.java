package io.ganqp.inference.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {
  @Test
  void theAddressesOfOneNetworkAreOneClient() throws Exception {
    assertThat(
            IntStream.range(0, 60)
                .mapToObj(i -> forwarded("2001:db8:1:2:%x::%x".formatted(i, i * 7)))
                .collect(Collectors.toSet()))
        .containsExactly(connected("2001:db8:1:2::1"));
    assertThat(forwarded("2001:db8:1:3::1")).isNotEqualTo(forwarded("2001:db8:1:2::1"));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "192.0.2.7:50123, 192.0.2.7",
    "'198.51.100.1, 192.0.2.7:1', 192.0.2.7",
    "::ffff:192.0.2.7, 192.0.2.7",
    "[::ffff:c000:207]:80, 192.0.2.7",
    "[2001:db8::1]:443, 2001:db8::1",
    "[2001:db8::1], 2001:db8::1",
    "2001:DB8:0:0::99, 2001:db8::1"
  })
  void isTheAddressWithoutItsPort(String value, String address) throws UnknownHostException {
    assertThat(forwarded(value)).isEqualTo(connected(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "localhost",
        "a.example",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.7:",
        "192.0.2.7:123456",
        "3221225991",
        "2001:db8::1::2",
        "[2001:db8::1",
        "[192.0.2",
        ":",
        "192.0.2.7,",
        "192.0.2.7, ÿ"
      })
  void isTheConnectionWhereTheHeaderHasNoAddress(String value) throws UnknownHostException {
    assertThat(forwarded(value)).isEqualTo(connected("203.0.113.1"));
  }

  @Test
  void hasAShortNameHoweverLongTheHeaderIs() throws UnknownHostException {
    assertThat(forwarded("1".repeat(6000))).isEqualTo(connected("203.0.113.1"));
    assertThat(forwarded("2001:db8:1:2:3:4:5:6")).hasSize(16);
  }

  /** By way of a proxy. */
  private static String forwarded(String value) {
    try {
      return Client.of(List.of(value), socket("203.0.113.1"));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static String connected(String address) throws UnknownHostException {
    return Client.of(List.of(), socket(address));
  }

  private static InetSocketAddress socket(String address) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(address), 5000);
  }
}
