package io.ganqp.trainer.dataset.image.codec;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebpLibraryTest {
  @TempDir Path folder;

  @Test
  void isLoadedByWayOfTheFirstFolderThatAllowsIt() {
    assertThatCode(() -> WebpLibrary.load(Path.of("/proc/no-such-folder"), folder))
        .doesNotThrowAnyException();
  }
}
