package io.ganqp.contract.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoreExceptionTest {

  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(new IOException("No space left on device"), "No space left", "free some"),
        Arguments.of(new IOException("Disk quota exceeded"), "quota", "free some"),
        Arguments.of(
            new FileSystemException("/m/a", null, "Read-only file system"),
            "Read-only file system",
            "readOnly: false"),
        Arguments.of(new AccessDeniedException("/m/a"), "permission denied", "fsGroup"),
        Arguments.of(new NoSuchFileException("/m/a"), "does not exist", "check the path"),
        Arguments.of(new IOException(), "IOException", "mounted and healthy"));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void namesThePlaceTheCauseAndTheRemedy(IOException cause, String reason, String remedy) {
    assertThat(StoreException.of("cannot write", "/m/a", cause))
        .hasMessageStartingWith("cannot write /m/a: ")
        .hasMessageContaining(reason)
        .hasMessageContaining(remedy)
        .hasCause(cause);
  }

  @Test
  void aPlaceOfTooManyFilesIsNoTraining() {
    StoreException.requireAtMostMaximumKeys(Store.MAXIMUM_KEYS, "/data");

    assertThatThrownBy(
            () -> StoreException.requireAtMostMaximumKeys(Store.MAXIMUM_KEYS + 1, "/data"))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "/data holds more than 1000000 files: name the folder of one training, <store>/<namespace>/<name>");
  }
}
