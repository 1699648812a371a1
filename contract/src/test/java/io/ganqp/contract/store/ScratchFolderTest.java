package io.ganqp.contract.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {

  @TempDir Path folder;

  @Test
  void isGoneWhenItIsClosed() throws IOException {
    Path place = folder.resolve("scratch");
    Path path;
    try (ScratchFolder scratch = ScratchFolder.in(place)) {
      path = scratch.path();
      Files.writeString(Files.createDirectory(path.resolve("checkpoint")).resolve("a"), "a");
    }

    assertThat(path).doesNotExist();
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void removesThoseOfKilledProcessesAndNoOther() throws IOException {
    Path abandoned = Files.createDirectories(folder.resolve("run-1"));
    Files.writeString(abandoned.resolve("half"), "a");
    Path foreign = Files.writeString(folder.resolve("notes.txt"), "mine");

    try (ScratchFolder first = ScratchFolder.in(folder);
        ScratchFolder second = ScratchFolder.in(folder)) {
      assertThat(abandoned).doesNotExist();
      assertThat(foreign).exists();
      assertThat(first.path()).exists();
      assertThat(second.path()).exists().isNotEqualTo(first.path());
    }
  }

  @Test
  void namesThePlaceThatIsInTheWay() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> ScratchFolder.in(file.resolve("scratch")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("cannot write to " + file.resolve("scratch"));
  }
}
