package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ProgressOptionsTest {

  @Test
  void nothingIsServedUnlessAskedFor() {
    assertThat(options().place()).isEmpty();
  }

  @Test
  void otherMachinesDoNotReachItUnlessAskedFor() {
    InetSocketAddress place = options("--port", "8081").place().orElseThrow();

    assertThat(place.getPort()).isEqualTo(8081);
    assertThat(place.getAddress().isLoopbackAddress()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "127.0.0.1, 127.0.0.1",
    "::, 0:0:0:0:0:0:0:0",
    "::1, 0:0:0:0:0:0:0:1",
  })
  void anAddressIsThatOfEitherKind(String listen, String expected) {
    InetSocketAddress place = options("--port", "0", "--listen", listen).place().orElseThrow();

    assertThat(place.getAddress().getHostAddress()).isEqualTo(expected);
  }

  private static ProgressOptions options(String... arguments) {
    return CommandLine.populateCommand(new ProgressOptions(), arguments);
  }
}
