package io.ganqp.contract.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedFolderTest {

  private static final String KEY = StoreLayout.checkpoint(500);

  @TempDir Path folder;
  private Path stored;
  private FileStore store;

  @BeforeEach
  void storeACheckpoint() throws IOException {
    Path source = Files.createDirectories(folder.resolve("source/networks")).getParent();
    Files.writeString(source.resolve("state.json"), "{}");
    Files.writeString(source.resolve("networks/critic.zip"), "weights");
    store = FileStore.forWriting(folder.resolve("store"));
    VerifiedFolder.put(store, KEY, source);
    stored = folder.resolve("store").resolve(KEY);
  }

  @Test
  void fetchesWhatWasPut() {
    Path target = folder.resolve("target");
    VerifiedFolder.fetch(store, KEY, target);

    assertThat(target.resolve("state.json")).hasContent("{}");
    assertThat(target.resolve("networks/critic.zip")).hasContent("weights");
  }

  @Test
  void readsOneFile() throws IOException {
    assertThat(VerifiedFolder.read(store, KEY, "state.json")).hasValue("{}".getBytes(UTF_8));
    assertThat(VerifiedFolder.read(store, KEY, "other.json")).isEmpty();
    assertThat(VerifiedFolder.read(store, StoreLayout.checkpoint(9), "state.json")).isEmpty();

    Files.writeString(stored.resolve("state.json"), "{ }");
    assertThatThrownBy(() -> VerifiedFolder.read(store, KEY, "state.json"))
        .isInstanceOf(DamagedContentException.class)
        .hasMessageContaining("state.json is damaged");
  }

  @Test
  void putsTheFolderInPlaceOfTheOneBefore() throws IOException {
    Path source = Files.createDirectory(folder.resolve("other"));
    Files.writeString(source.resolve("state.json"), "{1}");
    VerifiedFolder.put(store, KEY, source);
    VerifiedFolder.fetch(store, KEY, folder.resolve("target"));

    assertThat(folder.resolve("target/state.json")).hasContent("{1}");
    assertThat(store.list(KEY))
        .containsExactly(KEY + "/manifest.json", KEY + "/rewritten/state.json");
    Files.writeString(source.resolve("state.json"), "{2}");
    VerifiedFolder.put(store, KEY, source);
    assertThat(store.list(KEY)).containsExactly(KEY + "/manifest.json", KEY + "/state.json");
  }

  @Test
  void writesAnewWhatWasNeverFinished() throws IOException {
    Files.writeString(stored.resolve("manifest.json"), "{");
    VerifiedFolder.put(store, KEY, folder.resolve("source"));

    assertThat(store.list(KEY)).contains(KEY + "/state.json");
    VerifiedFolder.fetch(store, KEY, folder.resolve("target"));
  }

  @Test
  void refusesAFolderThatWasNeverFinished() throws IOException {
    Files.delete(stored.resolve("manifest.json"));

    assertDamaged("manifest.json is missing: writing never finished");
  }

  @Test
  void namesTheFileThatIsMissing() throws IOException {
    Files.delete(stored.resolve("networks/critic.zip"));

    assertDamaged("networks/critic.zip is missing");
  }

  @Test
  void namesTheFileThatIsCutOff() throws IOException {
    Files.writeString(stored.resolve("networks/critic.zip"), "weig");

    assertDamaged("critic.zip has 4 bytes instead of 7");
  }

  @Test
  void namesTheFileWithAnotherDigest() throws IOException {
    Files.writeString(stored.resolve("networks/critic.zip"), "wEights");

    assertDamaged("critic.zip is damaged: its sha256 is ");
  }

  @Test
  void refusesAManifestThatLeavesTheFolder() throws IOException {
    Path manifest = stored.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("state.json", "../state.json"));

    assertDamaged("\"../state.json\" is not a key");
  }

  private void assertDamaged(String message) {
    assertThatThrownBy(() -> VerifiedFolder.fetch(store, KEY, folder.resolve("target")))
        .isInstanceOf(DamagedContentException.class)
        .hasMessageContaining(message);
  }
}
