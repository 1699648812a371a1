package io.ganqp.contract.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does, whatever keeps its files. */
public abstract class StoreContract {

  private static final String CHECKPOINT = StoreLayout.checkpoint(500);
  private static final byte[] ONE = "one".getBytes(UTF_8);
  private static final byte[] TWO = "two".getBytes(UTF_8);

  @TempDir protected Path folder;
  protected Store store;

  /** Opens the same, empty at first, for its one writer. */
  protected abstract Store forWriting();

  @BeforeEach
  void open() {
    store = forWriting();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void readsBackWhatWasPut() {
    store.put("samples/1.png", ONE);
    store.put("samples/1.png", TWO);

    assertThat(store.read("samples/1.png")).hasValue(TWO);
  }

  @Test
  void putsOpensAndFetchesFiles() throws IOException {
    byte[] content = new byte[3 << 20];
    new Random(1).nextBytes(content);
    store.put("a/b", Files.write(folder.resolve("source"), content));
    store.fetch("a/b", folder.resolve("new/target"));

    assertThat(folder.resolve("new/target")).hasBinaryContent(content);
    try (InputStream in = store.open("a/b")) {
      assertThat(in).hasBinaryContent(content);
    }
  }

  @Test
  void keepsEmptyContent() throws IOException {
    store.put("a", new byte[0]);
    store.put("b", Files.createFile(folder.resolve("empty")));

    assertThat(store.read("a")).hasValue(new byte[0]);
    assertThat(store.read("b")).hasValue(new byte[0]);
  }

  @Test
  void keepsWhatItHasWhenOpenedAgain() {
    store.put("a", ONE);
    store.close();
    store = forWriting();

    assertThat(store.read("a")).hasValue(ONE);
    assertThat(store.list("")).containsExactly("a");
  }

  @Test
  void hasNothingUnderAnUnknownKey() {
    store.put("a/b", ONE);

    assertThat(store.read("c")).isEmpty();
    assertThat(store.read("a")).isEmpty();
    assertThatThrownBy(() -> store.open("c").close())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("/c")
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> store.fetch("c", folder.resolve("target")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("does not exist");
    assertThat(folder.resolve("target")).doesNotExist();
  }

  @Test
  void listsTheKeysBelowAFolderInOrder() {
    for (String key : List.of("b/2", "b/10", "b/c/1", "bb/1", "a")) {
      store.put(key, ONE);
    }

    assertThat(store.list("b")).containsExactly("b/10", "b/2", "b/c/1");
    assertThat(store.list("")).containsExactly("a", "b/10", "b/2", "b/c/1", "bb/1");
    assertThat(store.list("x")).isEmpty();
  }

  @Test
  void deletesAKeyOrAFolderAndNothingElse() {
    for (String key : List.of("b/c/1", "b/c/2", "b/d", "bb/1")) {
      store.put(key, ONE);
    }
    store.delete("b/d");
    store.delete("never/there");
    assertThat(store.list("")).containsExactly("b/c/1", "b/c/2", "bb/1");

    store.deleteTree("b");
    store.deleteTree("never/there");
    assertThat(store.list("")).containsExactly("bb/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/a", "a/", "a//b", "..", "a/../b", ".hidden", "a/.x", "a\\b", "a b", "a\n"})
  void refusesWhatIsNotAKey(String key) {
    assertThatThrownBy(() -> store.put(key, ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + key + "\" is not a key");
    assertThat(store.list("")).isEmpty();
  }

  @Test
  void refusesToDeleteEverything() {
    store.put("a", ONE);

    assertThatThrownBy(() -> store.deleteTree("")).isInstanceOf(IllegalArgumentException.class);
    assertThat(store.list("")).containsExactly("a");
  }

  @Test
  void replacesOnlyWhatIsExpected() {
    assertThat(store.replace("best.json", Optional.of(ONE), TWO)).isFalse();
    assertThat(store.read("best.json")).isEmpty();

    assertThat(store.replace("best.json", Optional.empty(), ONE)).isTrue();
    assertThat(store.replace("best.json", Optional.empty(), TWO)).isFalse();
    assertThat(store.replace("best.json", Optional.of(TWO), "three".getBytes(UTF_8))).isFalse();
    assertThat(store.read("best.json")).hasValue(ONE);

    assertThat(store.replace("best.json", Optional.of(ONE), TWO)).isTrue();
    assertThat(store.replace("best.json", Optional.of(ONE), TWO)).as("done already").isTrue();
    assertThat(store.read("best.json")).hasValue(TWO);
  }

  @Test
  void letsOneOfManyCreateAKey() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(4);
    for (int round = 0; round < 5; round++) {
      String key = "round/" + round;
      List<Future<Boolean>> created = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        byte[] content = {(byte) i};
        created.add(writers.submit(() -> store.replace(key, Optional.empty(), content)));
      }
      int winners = 0;
      for (Future<Boolean> one : created) {
        winners += one.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    }
    writers.shutdown();
  }

  @Test
  void keepsAFolderAsAWhole() throws IOException {
    VerifiedFolder.put(store, CHECKPOINT, checkpoint("1"));
    VerifiedFolder.fetch(store, CHECKPOINT, folder.resolve("target"));
    assertThat(folder.resolve("target/networks/critic.zip")).hasContent("critic 1");

    store.delete(CHECKPOINT + "/manifest.json");
    assertThatThrownBy(() -> VerifiedFolder.fetch(store, CHECKPOINT, folder.resolve("other")))
        .isInstanceOf(DamagedContentException.class)
        .hasMessageContaining("manifest.json is missing: writing never finished");
  }

  @Test
  void leavesTheOldFolderOrTheNewOneWhereverWritingItAgainIsCutOff() throws IOException {
    VerifiedFolder.put(store, CHECKPOINT, checkpoint("0"));
    String now = "0";
    for (int round = 1; round <= 3; round++) {
      String next = Integer.toString(round);
      Path changed = checkpoint(next);
      for (int steps = 0; steps < 3; steps++) {
        CrashingStore crashing = new CrashingStore(store, steps);
        assertThatThrownBy(() -> VerifiedFolder.put(crashing, CHECKPOINT, changed))
            .isInstanceOf(CrashingStore.Crash.class);
        assertThat(stored()).as("after %s changes", steps).isEqualTo(now);
      }
      VerifiedFolder.put(store, CHECKPOINT, changed);
      assertThat(stored()).isEqualTo(next);
      assertThat(store.list(CHECKPOINT)).as("nothing else is left").hasSize(3);
      now = next;
    }
  }

  private String stored() throws IOException {
    Path target = Files.createTempDirectory(folder, "stored");
    VerifiedFolder.fetch(store, CHECKPOINT, target);
    String state = Files.readString(target.resolve("state.json"));
    assertThat(target.resolve("networks/critic.zip")).hasContent("critic " + state);
    return state;
  }

  private Path checkpoint(String content) throws IOException {
    Path source = Files.createDirectories(folder.resolve("source-" + content));
    Files.createDirectories(source.resolve("networks"));
    Files.writeString(source.resolve("state.json"), content);
    Files.writeString(source.resolve("networks/critic.zip"), "critic " + content);
    return source;
  }
}
