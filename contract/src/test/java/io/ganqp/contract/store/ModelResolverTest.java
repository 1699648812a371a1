package io.ganqp.contract.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ModelResolverTest {

  private static final byte[] OLD = "an old model".getBytes(UTF_8);
  private static final byte[] NEW = "a new model".getBytes(UTF_8);

  @TempDir Path folder;
  private Path root;
  private FileStore store;

  @BeforeEach
  void open() {
    root = folder.resolve("default/faces");
    store = FileStore.forWriting(root);
  }

  @Test
  void prefersTheBestModelToTheLatest() {
    Models.store(store, NEW, "latest.json");
    assertThat(ModelResolver.resolve(root).onnx()).isEqualTo(NEW);

    Models.store(store, OLD, "best.json");
    ResolvedModel best = ModelResolver.resolve(root);
    assertThat(best.onnx()).isEqualTo(OLD);
    assertThat(best.sha256()).isEqualTo(Sha256.of(OLD));
    assertThat(best.card()).hasValue(Models.card(OLD));
  }

  @Test
  void readsALoneFileAndOneWithItsCard() throws IOException {
    Path alone = Files.write(folder.resolve("any.onnx"), OLD);
    assertThat(ModelResolver.resolve(alone).card()).isEmpty();
    assertThat(ModelResolver.resolve(alone).sha256()).isEqualTo(Sha256.of(OLD));

    Models.store(store, OLD, "latest.json");
    Path stored = root.resolve(StoreLayout.generator(Sha256.of(OLD)));
    assertThat(ModelResolver.resolve(stored).card()).hasValue(Models.card(OLD));

    Files.write(stored, NEW);
    assertFails(stored, "about another model", Sha256.of(OLD), Sha256.of(NEW));
  }

  @Test
  void takesNoCardOfAnySizeIntoMemory() throws IOException {
    Path file = Files.write(folder.resolve("any.onnx"), OLD);
    try (RandomAccessFile card =
        new RandomAccessFile(folder.resolve("model.json").toFile(), "rw")) {
      card.setLength(8L << 30);
    }

    assertFails(file, "model.json is larger than 1048576 bytes, so it is no card");
  }

  @Test
  void takesNoFileOfAnySizeIntoMemory() throws IOException {
    Path file = folder.resolve("any.onnx");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }

    assertFails(file, "any.onnx has 1099511627776 bytes: no generator is above 2 GiB");
  }

  /** To open it would wait for somebody who writes. */
  @Test
  @Timeout(60)
  void opensNoPipeAndNoDevice() throws Exception {
    Path pipe = folder.resolve("pipe.onnx");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path device = Files.createSymbolicLink(folder.resolve("zero.onnx"), Path.of("/dev/zero"));

    assertFails(pipe, "pipe.onnx is a pipe, a socket or a device, not a file");
    assertFails(device, "zero.onnx is a pipe, a socket or a device, not a file");
    Files.move(pipe, root.resolve("best.json"));
    assertFails(root, "best.json is a pipe, a socket or a device, not a file");
  }

  @Test
  void followsNoLinkInACircle() throws IOException {
    Path link = folder.resolve("any.onnx");
    Files.createSymbolicLink(link, folder.resolve("other.onnx"));
    Files.createSymbolicLink(folder.resolve("other.onnx"), link);

    assertFails(link, "any.onnx is a link that leads nowhere");
  }

  @Test
  void readsTheModelOfATrainingThatADigestNames() {
    Models.store(store, OLD, "latest.json");
    Models.store(store, NEW, "best.json");

    assertThat(ModelResolver.resolve(root, Optional.of(Sha256.of(OLD))).onnx()).isEqualTo(OLD);
    Path model = root.resolve("models").resolve(Sha256.of(OLD));
    assertThat(ModelResolver.resolve(model).card()).hasValue(Models.card(OLD));
    assertThat(ModelResolver.resolve(root, Optional.of("0".repeat(64))).onnx()).isEqualTo(NEW);
  }

  @Test
  void namesBothDigestsOfADamagedModel() throws IOException {
    Models.store(store, OLD, "latest.json");
    Files.write(root.resolve(StoreLayout.generator(Sha256.of(OLD))), NEW);

    assertFails(root, "generator.onnx", Sha256.of(OLD), Sha256.of(NEW));
  }

  @Test
  void namesTheFileThatAPointerMisses() throws IOException {
    Models.store(store, OLD, "latest.json");
    String digest = Sha256.of(OLD);
    Files.delete(root.resolve(StoreLayout.card(digest)));
    assertFails(root, "model.json is missing");

    Files.delete(root.resolve(StoreLayout.generator(digest)));
    assertFails(root, "generator.onnx", "does not exist");
  }

  @Test
  void namesACutOffPointer() throws IOException {
    Models.store(store, OLD, "latest.json");
    byte[] pointer = Files.readAllBytes(root.resolve("latest.json"));
    Files.write(root.resolve("best.json"), Arrays.copyOf(pointer, 40));

    assertFails(root, "best.json is no JSON, or cut off (40 bytes)");
  }

  @Test
  void tellsHowFarATrainingIsThatHasNoModelYet() throws IOException {
    store.put("metrics.jsonl", new byte[0]);
    assertThatThrownBy(() -> ModelResolver.resolve(root))
        .isInstanceOf(NoModelYetException.class)
        .hasMessage("the training in %s exports its first model with its first evaluation", root);

    store.put("checkpoints/0000000500/manifest.json", new byte[0]);
    store.put("checkpoints/0000001500/manifest.json", new byte[0]);
    store.put("samples/0000002000.png", new byte[0]);
    assertThatThrownBy(() -> ModelResolver.resolve(root))
        .isInstanceOf(NoModelYetException.class)
        .hasMessageEndingWith("evaluation; its newest checkpoint is of iteration 1500");
  }

  @Test
  void aTrainingOfWhichThePointersAreNotCopiedHasAModel() {
    store.put("checkpoints/0000000500/manifest.json", new byte[0]);
    store.put(StoreLayout.card(Sha256.of(OLD)), new byte[0]);
    assertThatThrownBy(() -> ModelResolver.resolve(root)).isInstanceOf(NoModelYetException.class);

    store.put(StoreLayout.generator(Sha256.of(OLD)), OLD);
    assertThatThrownBy(() -> ModelResolver.resolve(root))
        .isExactlyInstanceOf(StoreException.class)
        .hasMessage(
            "%s holds models but neither best.json nor latest.json: copy them too, or name a"
                + " model's file",
            root);
  }

  @Test
  void tellsWhatToNameInstead() throws IOException {
    assertFails(root, "holds neither best.json nor latest.json", "let the training export");
    Models.store(store, OLD, "latest.json");
    assertFails(folder, "name one of the trainings below it: default/faces");
    assertFails(folder.resolve("nowhere"), "does not exist", "<store>/<namespace>/<name>");
    assertFails(Files.createFile(folder.resolve("face.png")), "neither");
    assertFails(Files.createFile(folder.resolve("empty.onnx")), "empty");
  }

  private static void assertFails(Path path, String... parts) {
    assertThatThrownBy(() -> ModelResolver.resolve(path))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(parts);
  }
}
