package io.ganqp.trainer.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganqp.contract.store.DamagedContentException;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.contract.store.VerifiedFolder;
import io.ganqp.crds.v1alpha1.OptimizerSpec;
import io.ganqp.trainer.dataset.ImageList;
import io.ganqp.trainer.network.Adam;
import io.ganqp.trainer.network.Dl4jModelFile;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves and restores a {@link TrainingState} in full: the networks as DL4J models, Adam's moments
 * as plain vectors, everything else in {@code state.json}, and a manifest written last.
 */
final class Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String HEADER = "state.json";
  private static final String CRITIC = "critic.zip";
  private static final String GENERATOR = "generator.zip";
  private static final String AVERAGE = "average.zip";
  private static final String CRITIC_ADAM = "critic-adam.f32";
  private static final String GENERATOR_ADAM = "generator-adam.f32";

  private final Store store;
  private final Adversaries networks;
  private final OptimizerSpec optimizer;
  private final int keep;
  private final String engine;
  private final JsonNode identity;
  private final CheckpointImages images;
  private final Path scratch;

  Checkpoints(
      Store store,
      Adversaries networks,
      OptimizerSpec optimizer,
      int keep,
      String engine,
      JsonNode identity,
      ImageList images,
      Path scratch) {
    this.store = store;
    this.networks = networks;
    this.optimizer = optimizer;
    this.keep = keep;
    this.engine = engine;
    this.identity = identity;
    this.images = new CheckpointImages(images);
    this.scratch = scratch;
  }

  /**
   * Writes a checkpoint and says where it is. Drops the oldest ones beyond the number to keep, and
   * those of later iterations: were they intact, the state would have gone on from them.
   */
  String save(TrainingState state) {
    String key = StoreLayout.checkpoint(state.iteration);
    try (TemporaryFolder folder = TemporaryFolder.in(scratch)) {
      write(state, folder.path());
      VerifiedFolder.put(store, key, folder.path());
    } catch (IOException e) {
      throw StoreException.of("cannot write the checkpoint by way of", scratch, e);
    }
    List<Long> all = iterations();
    List<Long> kept = all.stream().filter(i -> i <= state.iteration).limit(keep).toList();
    all.stream()
        .filter(i -> !kept.contains(i))
        .map(StoreLayout::checkpoint)
        .forEach(store::deleteTree);
    return store.uri(key).toString();
  }

  /**
   * The state in the newest checkpoint that is intact; damaged ones are passed over with a warning.
   *
   * @throws IncompatibleCheckpointException if that checkpoint is of another training
   */
  Optional<TrainingState> latest() {
    for (long iteration : iterations()) {
      String key = StoreLayout.checkpoint(iteration);
      Optional<TrainingState> state = intact(key);
      if (state.isPresent()) {
        return state;
      }
    }
    return Optional.empty();
  }

  private Optional<TrainingState> intact(String key) {
    try (TemporaryFolder folder = TemporaryFolder.in(scratch)) {
      try {
        VerifiedFolder.fetch(store, key, folder.path());
        return Optional.of(read(folder.path(), store.uri(key).toString()));
      } catch (DamagedContentException | IOException e) {
        LOG.warn("Checkpoint {} is passed over for the one before it: {}", key, e.getMessage());
        return Optional.empty();
      }
    } catch (IOException e) {
      throw StoreException.of("cannot read a checkpoint by way of", scratch, e);
    }
  }

  private void write(TrainingState state, Path folder) throws IOException {
    Adam critic = state.criticAdam;
    Adam generator = state.generatorAdam;
    writeNetwork(networks.critic(), state.critic, folder.resolve(CRITIC));
    writeNetwork(networks.generator(), state.generator, folder.resolve(GENERATOR));
    writeNetwork(networks.generator(), state.average, folder.resolve(AVERAGE));
    FloatFile.write(folder.resolve(CRITIC_ADAM), critic.firstMoment(), critic.secondMoment());
    FloatFile.write(
        folder.resolve(GENERATOR_ADAM), generator.firstMoment(), generator.secondMoment());
    images.write(folder);
    JSON.writeValue(
        folder.resolve(HEADER).toFile(),
        new CheckpointHeader(
            CheckpointHeader.SCHEMA,
            state.iteration,
            state.attempt,
            critic.steps(),
            generator.steps(),
            engine,
            identity));
  }

  private TrainingState read(Path folder, String place) throws IOException {
    CheckpointHeader header = readHeader(folder.resolve(HEADER), place);
    List<String> differences =
        new ArrayList<>(TrainingIdentity.differences(header.identity(), identity));
    images
        .difference(TrainingIdentity.digest(header.identity()), folder)
        .ifPresent(differences::add);
    if (!differences.isEmpty()) {
      throw new IncompatibleCheckpointException(place, differences);
    }
    if (!header.engine().equals(engine)) {
      LOG.warn(
          "{} was computed by the engine {} and goes on with {}: equal up to rounding only",
          place,
          header.engine(),
          engine);
    }
    return new TrainingState(
        header.iteration(),
        header.attempt(),
        readNetwork(networks.critic(), folder.resolve(CRITIC)),
        readNetwork(networks.generator(), folder.resolve(GENERATOR)),
        readNetwork(networks.generator(), folder.resolve(AVERAGE)),
        readAdam(networks.criticLayout(), folder.resolve(CRITIC_ADAM), header.criticSteps()),
        readAdam(
            networks.generatorLayout(), folder.resolve(GENERATOR_ADAM), header.generatorSteps()));
  }

  private static CheckpointHeader readHeader(Path file, String place) throws IOException {
    JsonNode json = JSON.readTree(file.toFile());
    int schema = json.path("schema").asInt();
    if (schema != CheckpointHeader.SCHEMA) {
      throw new IncompatibleCheckpointException(place, schema);
    }
    return JSON.treeToValue(json, CheckpointHeader.class);
  }

  private Adam readAdam(ParameterLayout layout, Path file, long steps) throws IOException {
    float[] first = new float[layout.size()];
    float[] second = new float[layout.size()];
    FloatFile.read(file, first, second);
    return new Adam(layout, TrainingState.rates(optimizer), first, second, steps);
  }

  private static void writeNetwork(NetworkDefinition network, float[] parameters, Path file)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      Dl4jModelFile.write(network, parameters, out);
    }
  }

  private static float[] readNetwork(NetworkDefinition network, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Dl4jModelFile.read(network, in);
    }
  }

  /** The iterations of all checkpoints, whole or not, newest first. */
  private List<Long> iterations() {
    return store.list(StoreLayout.CHECKPOINTS).stream()
        .map(StoreLayout::iteration)
        .filter(OptionalLong::isPresent)
        .map(OptionalLong::getAsLong)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }
}
