package io.ganqp.trainer.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganqp.trainer.augment.AugmentationPolicy;
import io.ganqp.trainer.constraint.SpectralNorm;
import io.ganqp.trainer.network.Dl4jModelFile;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Optimizer;
import io.ganqp.trainer.network.OptimizerRates;
import io.ganqp.trainer.network.ParameterLayout;
import io.ganqp.trainer.recipe.Recipe;
import io.ganqp.trainer.training.PretrainedStore.OriginRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link TrainingState} as files in a folder: the networks as DL4J models, the optimizers'
 * moments as plain vectors, everything else in {@code state.json}.
 *
 * @param engine what computes it, in words
 * @param identity of the training, but for its augmentation
 * @param augmentation that is asked for; empty where a run goes on with the one that it has
 * @param from what it is asked to begin with; empty for random networks
 * @param images that it is trained on
 */
record CheckpointFiles(
    Adversaries networks,
    Recipe recipe,
    String engine,
    JsonNode identity,
    Optional<AugmentationPolicy> augmentation,
    Optional<OriginRequest> from,
    CheckpointImages images) {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFiles.class);

  /** All of the state that is not a vector. */
  static final String HEADER = "state.json";

  private static final String CRITIC = "critic";
  private static final String GENERATOR = "generator";
  private static final String AVERAGE = "average";
  private static final String MODEL = ".zip";
  private static final String VECTORS = ".f32";
  private static final String CRITIC_SPECTRAL = "critic-spectral-norm" + VECTORS;

  /** Writes all of {@code state} into an empty folder. */
  void write(TrainingState state, Path folder) throws IOException {
    writeNetwork(networks.critic(), state.critic, folder.resolve(CRITIC + MODEL));
    writeNetwork(networks.generator(), state.generator, folder.resolve(GENERATOR + MODEL));
    writeNetwork(networks.generator(), state.average, folder.resolve(AVERAGE + MODEL));
    writeMoments(state.criticOptimizer, folder.resolve(moments(CRITIC, recipe.criticOptimizer())));
    writeMoments(
        state.generatorOptimizer, folder.resolve(moments(GENERATOR, recipe.generatorOptimizer())));
    if (state.spectralNorm.isPresent()) {
      FloatFile.write(folder.resolve(CRITIC_SPECTRAL), state.spectralNorm.get().vectors());
    }
    images.write(folder);
    new CheckpointHeader(
            CheckpointHeader.SCHEMA,
            state.iteration,
            state.attempt,
            state.criticOptimizer.steps(),
            state.generatorOptimizer.steps(),
            engine,
            state.bestTracked,
            Evaluations.before(state.iteration, state.evaluations),
            TrainingIdentity.with(state.augmentation, state.origin, identity))
        .write(folder.resolve(HEADER));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param place what the message of a failure calls the checkpoint
   * @throws IOException if a file is damaged
   * @throws IncompatibleCheckpointException if it is of another training, or of another version of
   *     the trainer
   */
  TrainingState read(Path folder, String place) throws IOException {
    CheckpointHeader header = header(folder, place);
    AugmentationPolicy augmented = augmentation(header, place);
    JsonNode current =
        TrainingIdentity.asked(augmentation.orElse(augmented), from, header.identity(), identity);
    List<String> differences =
        new ArrayList<>(TrainingIdentity.differences(header.identity(), current));
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
        augmented,
        TrainingIdentity.origin(header.identity()),
        header.bestTracked(),
        header.evaluations(),
        critic(networks, folder),
        readNetwork(networks.generator(), folder.resolve(GENERATOR + MODEL)),
        average(networks, folder),
        readOptimizer(
            recipe.criticOptimizer(),
            networks.criticLayout(),
            folder.resolve(moments(CRITIC, recipe.criticOptimizer())),
            header.criticSteps()),
        readOptimizer(
            recipe.generatorOptimizer(),
            networks.generatorLayout(),
            folder.resolve(moments(GENERATOR, recipe.generatorOptimizer())),
            header.generatorSteps()),
        recipe.constraint().spectralNorm()
            ? Optional.of(readSpectralNorm(folder.resolve(CRITIC_SPECTRAL)))
            : Optional.empty());
  }

  /**
   * {@code state.json} in the folder of a checkpoint.
   *
   * @param place what the message of a failure calls the checkpoint
   * @throws IOException if it is damaged
   */
  static CheckpointHeader header(Path folder, String place) throws IOException {
    return CheckpointHeader.read(folder.resolve(HEADER), place);
  }

  /** The parameters of the critic in the folder of a checkpoint. */
  static float[] critic(Adversaries networks, Path folder) throws IOException {
    return readNetwork(networks.critic(), folder.resolve(CRITIC + MODEL));
  }

  /** The parameters of the averaged generator in the folder of a checkpoint. */
  static float[] average(Adversaries networks, Path folder) throws IOException {
    return readNetwork(networks.generator(), folder.resolve(AVERAGE + MODEL));
  }

  private static AugmentationPolicy augmentation(CheckpointHeader header, String place) {
    try {
      return TrainingIdentity.augmentation(header.identity());
    } catch (IllegalArgumentException e) {
      throw new IncompatibleCheckpointException(place, List.of(e.getMessage()));
    }
  }

  private static String moments(String network, OptimizerRates optimizer) {
    return network + "-" + optimizer.algorithm().fileName() + VECTORS;
  }

  private static void writeMoments(Optimizer optimizer, Path file) throws IOException {
    FloatFile.write(file, optimizer.moments().toArray(float[][]::new));
  }

  private static Optimizer readOptimizer(
      OptimizerRates rates, ParameterLayout layout, Path file, long steps) throws IOException {
    float[][] moments = new float[rates.algorithm().moments()][layout.size()];
    FloatFile.read(file, moments);
    return rates.resume(layout, List.of(moments), steps);
  }

  private SpectralNorm readSpectralNorm(Path file) throws IOException {
    float[] vectors = new float[SpectralNorm.length(networks.criticLayout())];
    FloatFile.read(file, vectors);
    return new SpectralNorm(networks.criticLayout(), vectors);
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
}
