package io.ganqp.inference.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {
  private static final Optional<String> HEADER = Optional.of("x-forwarded-for");

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
      return Client.of(head("X-Forwarded-For: " + value + "\r\n"), HEADER, socket("203.0.113.1"));
    } catch (RefusedException | UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static String connected(String address) throws UnknownHostException {
    try {
      return Client.of(head(""), HEADER, socket(address));
    } catch (RefusedException e) {
      throw new AssertionError(e);
    }
  }

  private static Head head(String field) throws RefusedException {
    return Head.parse(
        "GET / HTTP/1.1\r\nHost: x" + (field.isEmpty() ? "" : "\r\n" + field.strip()));
  }

  private static InetSocketAddress socket(String address) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(address), 5000);
  }
}
