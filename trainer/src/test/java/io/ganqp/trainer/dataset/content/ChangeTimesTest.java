package io.ganqp.trainer.dataset.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileStore;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTimesTest {

  @ParameterizedTest
  @CsvSource({
    "ext4, false, true",
    "ext4, true, false",
    "xfs, true, false",
    "squashfs, true, false",
    "fuse.s3fs, false, false",
    "overlay, false, false"
  })
  void areKeptByFileSystemsThatAreWrittenHere(String type, boolean readOnly, boolean kept) {
    assertThat(ChangeTimes.keptBy(new Mount(type, readOnly))).isEqualTo(kept);
  }

  /** None that is mounted read-only is at hand everywhere. */
  private static final class Mount extends FileStore {
    private final String type;
    private final boolean readOnly;

    Mount(String type, boolean readOnly) {
      this.type = type;
      this.readOnly = readOnly;
    }

    @Override
    public String name() {
      return "mount";
    }

    @Override
    public String type() {
      return type;
    }

    @Override
    public boolean isReadOnly() {
      return readOnly;
    }

    @Override
    public long getTotalSpace() {
      return 0;
    }

    @Override
    public long getUsableSpace() {
      return 0;
    }

    @Override
    public long getUnallocatedSpace() {
      return 0;
    }

    @Override
    public boolean supportsFileAttributeView(Class<? extends FileAttributeView> view) {
      return false;
    }

    @Override
    public boolean supportsFileAttributeView(String name) {
      return false;
    }

    @Override
    public <V extends FileStoreAttributeView> V getFileStoreAttributeView(Class<V> view) {
      return null;
    }

    @Override
    public Object getAttribute(String attribute) {
      throw new UnsupportedOperationException(attribute);
    }
  }
}
