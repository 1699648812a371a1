package io.ganqp.trainer.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganqp.contract.latent.SeededLatent;
import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.augment.AugmentationPolicy;
import io.ganqp.trainer.dataset.ImageList;
import io.ganqp.trainer.monitor.event.Observers;
import io.ganqp.trainer.onnx.GeneratorSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The store of a training by this version, kept as a resource so that later versions are held to
 * it: a checkpoint, an exported model, and what they gave when they were written. Made by
 *
 * <pre>
 * mvn -pl trainer -am test -Dtest=GoldenTrainingTest -Dgolden.write=src/test/resources/golden/3 \
 *     -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 *
 * <p>where the last part counts up. What is there is never written again.
 */
final class GoldenTraining {

  static final String[] SPECIFICATION = {
    "baseChannels: 4, latentDimension: 16", "baseChannels: 4, latentDimension: 4",
    "iterations: 12, batchSize: 4", "iterations: 3, batchSize: 4",
    "everyIterations: 4, keep: 2", "everyIterations: 3, keep: 1",
    "storage:", "augmentation: {mode: Never}\n  storage:"
  };

  /** Faces whose pixels are kept. */
  static final int FACES = 2;

  static final String PIXELS = "pixels.f32";
  static final String STATE = "state.txt";

  private GoldenTraining() {}

  /** Trains into a folder that is not there yet. */
  static void write(TinyTraining training, Path target) throws IOException {
    if (Files.exists(target)) {
      throw new IllegalArgumentException(target + " is there, and stays as it is: count up");
    }
    training.train("golden", training.engine(), Observers.of(), new StopSignal(), SPECIFICATION);
    Path store = training.run("golden");
    for (String key : FileStore.forReading(store).list("")) {
      Files.createDirectories(target.resolve(key).getParent());
      Files.copy(store.resolve(key), target.resolve(key));
    }
    Files.deleteIfExists(target.resolve(StoreLayout.METRICS));
    for (Path sample : samples(target)) {
      Files.delete(sample);
    }
    try (Store read = FileStore.forReading(store)) {
      TrainingState state = checkpoints(training, read).latest().orElseThrow();
      Files.writeString(target.resolve(STATE), text(state));
    }
    Files.write(target.resolve(PIXELS), bytes(pixels(target)));
  }

  /** The checkpoints in {@code store}, for who goes on with them. */
  static Checkpoints checkpoints(TinyTraining training, Store store) throws IOException {
    return checkpoints(training, store, training.dataset().images());
  }

  /** The same, for who has those images. */
  static Checkpoints checkpoints(TinyTraining training, Store store, ImageList images)
      throws IOException {
    TrainingParts parts = training.parts("other", SPECIFICATION);
    JsonNode header = header(store);
    return new Checkpoints(
        store,
        new CheckpointFiles(
            parts.networks(),
            parts.recipe(),
            header.path("engine").textValue(),
            TrainingIdentity.of(parts.spec(), images.digest()),
            AugmentationPolicy.asked(parts.spec()),
            Optional.empty(),
            new CheckpointImages(images)),
        1,
        training.scratch());
  }

  /** What its checkpoint says of itself. */
  static JsonNode header(Store store) throws IOException {
    String header =
        store.list(StoreLayout.CHECKPOINTS).stream()
            .filter(key -> key.endsWith("/state.json"))
            .findFirst()
            .orElseThrow();
    return new ObjectMapper().readTree(store.read(header).orElseThrow());
  }

  /** All that a state holds, in a few words that differ where it does. */
  static String text(TrainingState state) {
    StringBuilder text = new StringBuilder();
    States.bits(state)
        .forEach(
            (name, value) ->
                text.append(name)
                    .append(": ")
                    .append(value instanceof int[] bits ? Arrays.hashCode(bits) : value)
                    .append('\n'));
    return text.toString();
  }

  /** The first faces of the best model in a store. */
  static float[] pixels(Path store) {
    try (GeneratorSession session = new GeneratorSession(ModelResolver.resolve(store).onnx())) {
      float[] pixels = new float[0];
      for (int seed = 0; seed < FACES; seed++) {
        float[] face = session.images(SeededLatent.draw(seed, session.latentDimension()));
        int before = pixels.length;
        pixels = Arrays.copyOf(pixels, before + face.length);
        System.arraycopy(face, 0, pixels, before, face.length);
      }
      return pixels;
    }
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static List<Path> samples(Path store) throws IOException {
    try (Stream<Path> all = Files.list(store.resolve(StoreLayout.SAMPLES))) {
      return all.toList();
    }
  }
}
