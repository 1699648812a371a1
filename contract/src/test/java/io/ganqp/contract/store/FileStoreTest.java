package io.ganqp.contract.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStoreTest {

  @TempDir Path folder;
  private Path root;
  private FileStore store;

  @BeforeEach
  void open() {
    root = folder.resolve("default/faces");
    store = FileStore.forWriting(root);
  }

  @Test
  void readsBackWhatWasPut() {
    store.put("samples/1.png", "one".getBytes(UTF_8));
    store.put("samples/1.png", "two".getBytes(UTF_8));

    assertThat(store.read("samples/1.png")).hasValue("two".getBytes(UTF_8));
    assertThat(root.resolve("samples/1.png")).hasContent("two");
  }

  @Test
  void putsOpensAndFetchesFiles() throws IOException {
    Path source = Files.writeString(folder.resolve("source"), "content");
    store.put("a/b", source);
    store.fetch("a/b", folder.resolve("new/target"));

    assertThat(folder.resolve("new/target")).hasContent("content");
    try (InputStream in = store.open("a/b")) {
      assertThat(in).hasContent("content");
    }
  }

  @Test
  void hasNothingUnderAnUnknownKey() {
    store.put("a/b", new byte[1]);

    assertThat(store.read("c")).isEmpty();
    assertThat(FileStore.forReading(folder.resolve("nowhere")).list("")).isEmpty();
    assertThatThrownBy(() -> store.open("c"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(root.resolve("c").toString())
        .hasMessageContaining("does not exist");
  }

  @Test
  void listsTheKeysBelowAFolderInOrder() {
    for (String key : List.of("b/2", "b/10", "b/c/1", "bb/1", "a")) {
      store.put(key, new byte[0]);
    }

    assertThat(store.list("b")).containsExactly("b/10", "b/2", "b/c/1");
    assertThat(store.list("")).containsExactly("a", "b/10", "b/2", "b/c/1", "bb/1");
    assertThat(store.list("x")).isEmpty();
  }

  @Test
  void deletesAFolderAndNothingElse() {
    store.put("b/c/1", new byte[0]);
    store.put("bb/1", new byte[0]);
    store.deleteTree("b");
    store.deleteTree("never/there");

    assertThat(store.list("")).containsExactly("bb/1");
  }

  @Test
  void readsThroughALinkedFolder() throws IOException {
    store.put("a", new byte[0]);
    Path link = Files.createSymbolicLink(folder.resolve("link"), root);

    assertThat(FileStore.forReading(link).list("")).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/a", "a/", "a//b", "..", "a/../b", ".hidden", "a/.x", "a\\b", "a b", "a\n"})
  void refusesWhatIsNotAKey(String key) {
    assertThatThrownBy(() -> store.put(key, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + key + "\" is not a key");
    assertThat(folder.toFile().list()).containsExactly("default");
  }

  @Test
  void refusesToDeleteEverything() {
    store.put("a", new byte[0]);

    assertThatThrownBy(() -> store.deleteTree("")).isInstanceOf(IllegalArgumentException.class);
    assertThat(store.list("")).containsExactly("a");
  }

  @Test
  void keepsTheOldContentAndNoLitterWhenAWriteFails() {
    store.put("a", "old".getBytes(UTF_8));

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    root.resolve("a"),
                    out -> {
                      out.write(1);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class);

    assertThat(root.toFile().list()).containsExactly("a");
    assertThat(root.resolve("a")).hasContent("old");
  }

  @Test
  void removesWhatACrashLeftAndOnlyThat() throws IOException {
    store.put("models/x/model.json", new byte[0]);
    Path file = Files.createFile(AtomicFile.temporaryIn(root.resolve("models/x")));
    Path tree = Files.createDirectory(AtomicFile.temporaryIn(root));
    Files.createFile(tree.resolve("half"));
    Path foreign = Files.createFile(root.resolve(".nfs001.tmp"));

    assertThat(store.list("")).containsExactly("models/x/model.json");
    FileStore.forReading(root);
    assertThat(file).exists();
    FileStore.forWriting(root);
    assertThat(file).doesNotExist();
    assertThat(tree).doesNotExist();
    assertThat(foreign).exists();
    assertThat(store.list("")).containsExactly("models/x/model.json");
  }

  @Test
  void doesNotReadHugeFilesIntoMemory() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(root.resolve("huge").toFile(), "rw")) {
      file.setLength(Store.MAXIMUM_READ + 1L);
    }

    assertThatThrownBy(() -> store.read("huge"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("larger than 67108864 bytes");
  }

  @Test
  void saysWhereAKeyIs() {
    assertThat(store.uri("a/b")).isEqualTo(root.resolve("a/b").toUri());
  }

  @Test
  void namesThePlaceThatIsInTheWay() throws IOException {
    Path blocked = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> FileStore.forWriting(blocked.resolve("store")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("cannot write to the store " + blocked.resolve("store"));
  }
}
