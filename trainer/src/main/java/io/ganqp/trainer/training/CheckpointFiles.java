package io.ganqp.trainer.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganqp.crds.v1alpha1.OptimizerSpec;
import io.ganqp.trainer.augment.AugmentationPolicy;
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
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link TrainingState} as files in a folder: the networks as DL4J models, Adam's moments as
 * plain vectors, everything else in {@code state.json}.
 *
 * @param engine what computes it, in words
 * @param identity of the training, but for its augmentation
 * @param augmentation that is asked for; empty where a run goes on with the one that it has
 * @param images that it is trained on
 */
record CheckpointFiles(
    Adversaries networks,
    OptimizerSpec optimizer,
    String engine,
    JsonNode identity,
    Optional<AugmentationPolicy> augmentation,
    CheckpointImages images) {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFiles.class);

  private static final String HEADER = "state.json";
  private static final String CRITIC = "critic.zip";
  private static final String GENERATOR = "generator.zip";
  private static final String AVERAGE = "average.zip";
  private static final String CRITIC_ADAM = "critic-adam.f32";
  private static final String GENERATOR_ADAM = "generator-adam.f32";

  /** Writes all of {@code state} into an empty folder. */
  void write(TrainingState state, Path folder) throws IOException {
    Adam critic = state.criticAdam;
    Adam generator = state.generatorAdam;
    writeNetwork(networks.critic(), state.critic, folder.resolve(CRITIC));
    writeNetwork(networks.generator(), state.generator, folder.resolve(GENERATOR));
    writeNetwork(networks.generator(), state.average, folder.resolve(AVERAGE));
    FloatFile.write(folder.resolve(CRITIC_ADAM), critic.firstMoment(), critic.secondMoment());
    FloatFile.write(
        folder.resolve(GENERATOR_ADAM), generator.firstMoment(), generator.secondMoment());
    images.write(folder);
    new CheckpointHeader(
            CheckpointHeader.SCHEMA,
            state.iteration,
            state.attempt,
            critic.steps(),
            generator.steps(),
            engine,
            state.bestTracked,
            TrainingIdentity.with(state.augmentation, identity))
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
    CheckpointHeader header = CheckpointHeader.read(folder.resolve(HEADER), place);
    AugmentationPolicy augmented = augmentation(header, place);
    JsonNode current = TrainingIdentity.with(augmentation.orElse(augmented), identity);
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
        header.bestTracked(),
        readNetwork(networks.critic(), folder.resolve(CRITIC)),
        readNetwork(networks.generator(), folder.resolve(GENERATOR)),
        readNetwork(networks.generator(), folder.resolve(AVERAGE)),
        readAdam(networks.criticLayout(), folder.resolve(CRITIC_ADAM), header.criticSteps()),
        readAdam(
            networks.generatorLayout(), folder.resolve(GENERATOR_ADAM), header.generatorSteps()));
  }

  private static AugmentationPolicy augmentation(CheckpointHeader header, String place) {
    try {
      return TrainingIdentity.augmentation(header.identity());
    } catch (IllegalArgumentException e) {
      throw new IncompatibleCheckpointException(place, List.of(e.getMessage()));
    }
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
}
