package io.ganqp.contract.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileStoreTest extends StoreContract {

  private Path root() {
    return folder.resolve("default/faces");
  }

  @Override
  protected Store forWriting() {
    return FileStore.forWriting(root());
  }

  @Test
  void keepsAKeyInTheFileOfItsName() {
    store.put("samples/1.png", "two".getBytes(UTF_8));

    assertThat(root().resolve("samples/1.png")).hasContent("two");
    assertThat(store.file("samples/1.png")).hasValue(root().resolve("samples/1.png"));
    assertThat(store.uri("a/b")).isEqualTo(root().resolve("a/b").toUri());
  }

  @Test
  void readsWhatIsNotThere() {
    assertThat(FileStore.forReading(folder.resolve("nowhere")).list("")).isEmpty();
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void readsThroughALinkedFolder() throws IOException {
    store.put("a", new byte[0]);
    Path link = Files.createSymbolicLink(folder.resolve("link"), root());

    assertThat(FileStore.forReading(link).list("")).containsExactly("a");
  }

  @Test
  void refusesASecondWriterUntilTheFirstIsDone() {
    assertThatThrownBy(this::forWriting)
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("the store " + root() + " is being written to by another process")
        .hasMessageContaining("stop it");
    assertThat(FileStore.forReading(root()).list("")).isEmpty();

    store.close();
    store = forWriting();
    store.put("a", new byte[0]);
  }

  @Test
  void refusesAnotherProcessUntilTheFirstIsKilled() throws Exception {
    store.close();
    Process other = OtherWriter.start(root());
    try {
      assertThatThrownBy(this::forWriting)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is being written to by another process");
    } finally {
      other.destroyForcibly().waitFor();
    }
    store = forWriting();
  }

  @Test
  void keepsTheOldContentAndNoLitterWhenAWriteFails() {
    store.put("a", "old".getBytes(UTF_8));

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    root().resolve("a"),
                    out -> {
                      out.write(1);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class);

    assertThat(root().toFile().list()).containsExactlyInAnyOrder("a", ".lock");
    assertThat(root().resolve("a")).hasContent("old");
  }

  @Test
  void removesWhatACrashLeftAndOnlyThat() throws IOException {
    store.put("models/x/model.json", new byte[0]);
    Path file = Files.createFile(AtomicFile.temporaryIn(root().resolve("models/x")));
    Path tree = Files.createDirectory(AtomicFile.temporaryIn(root()));
    Files.createFile(tree.resolve("half"));
    Path foreign = Files.createFile(root().resolve(".nfs001.tmp"));

    assertThat(store.list("")).containsExactly("models/x/model.json");
    FileStore.forReading(root()).close();
    assertThat(file).exists();
    store.close();
    store = forWriting();
    assertThat(file).doesNotExist();
    assertThat(tree).doesNotExist();
    assertThat(foreign).exists();
    assertThat(store.list("")).containsExactly("models/x/model.json");
  }

  @Test
  void doesNotReadHugeFilesIntoMemory() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(root().resolve("huge").toFile(), "rw")) {
      file.setLength(Store.MAXIMUM_READ + 1L);
    }

    assertThatThrownBy(() -> store.read("huge"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("larger than 67108864 bytes");
  }

  @Test
  void namesThePlaceThatIsInTheWay() throws IOException {
    Path blocked = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> FileStore.forWriting(blocked.resolve("store")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("cannot write to the store " + blocked.resolve("store"));
  }
}
