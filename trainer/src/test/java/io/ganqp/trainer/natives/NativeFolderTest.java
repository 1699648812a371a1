package io.ganqp.trainer.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFolderTest {

  @TempDir private Path folder;

  @Test
  void isMadeAndLeftEmpty() {
    Path made = folder.resolve("a/b");

    assertThat(new NativeFolder(made).trouble()).isEmpty();
    assertThat(made).isEmptyDirectory();
  }

  @Test
  void saysThatItCannotBeWrittenTo() {
    // Not even root may make folders there.
    Path proc = Path.of("/proc/ganqp");

    assertThat(new NativeFolder(proc).trouble())
        .get()
        .asString()
        .startsWith("/proc/ganqp cannot be written to (");
  }
}
