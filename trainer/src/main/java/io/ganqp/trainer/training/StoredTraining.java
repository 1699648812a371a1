package io.ganqp.trainer.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganqp.contract.store.DamagedContentException;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.contract.store.VerifiedFolder;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.augment.AugmentationPolicy;
import io.ganqp.trainer.recipe.Completion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What the store of a training says of it, to be known without its images and without an engine.
 *
 * @param iteration of the newest checkpoint
 * @param complete whether nothing is left to do: the last iteration is in that checkpoint, and the
 *     model of that iteration in the store
 * @param criticSteps optimizer steps of the critic so far
 * @param attempt how many times it had gone back to a checkpoint because it diverged
 * @param engine what computed it: engine, instruction set, threads
 * @param dataset digest of its images
 * @param augmentation how they are augmented, in words; "none" where they are not
 */
public record StoredTraining(
    long iteration,
    boolean complete,
    long criticSteps,
    int attempt,
    String engine,
    String dataset,
    String augmentation) {

  /**
   * Looks at the newest checkpoint; empty where there is none that can be read.
   *
   * @throws IncompatibleCheckpointException if it is of another training
   */
  public static Optional<StoredTraining> of(GanQpTraining training, Store store) {
    for (long iteration : Checkpoints.iterations(store)) {
      Optional<StoredTraining> found = at(iteration, training, store);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<StoredTraining> at(long iteration, GanQpTraining training, Store store) {
    String key = StoreLayout.checkpoint(iteration);
    String place = store.uri(key).toString();
    try {
      Optional<byte[]> json = VerifiedFolder.read(store, key, CheckpointFiles.HEADER);
      if (json.isEmpty()) {
        return Optional.empty();
      }
      CheckpointHeader header = CheckpointHeader.read(json.get(), place);
      GanQpTrainingSpec spec = Completion.of(training.getSpec());
      AugmentationPolicy augmentation = TrainingIdentity.augmentation(header.identity());
      requireSame(spec, header.identity(), augmentation, place);
      int last = spec.training().iterations();
      return Optional.of(
          new StoredTraining(
              header.iteration(),
              header.iteration() >= last && latest(store).filter(i -> i >= last).isPresent(),
              header.criticSteps(),
              header.attempt(),
              header.engine(),
              TrainingIdentity.digest(header.identity()),
              augmentation.description()));
    } catch (DamagedContentException | IOException e) {
      return Optional.empty();
    }
  }

  private static void requireSame(
      GanQpTrainingSpec spec, JsonNode former, AugmentationPolicy augmented, String place) {
    JsonNode current =
        TrainingIdentity.with(
            AugmentationPolicy.asked(spec).orElse(augmented),
            TrainingIdentity.origin(former),
            TrainingIdentity.of(spec, TrainingIdentity.digest(former)));
    List<String> differences = TrainingIdentity.differences(former, current);
    if (!differences.isEmpty()) {
      throw new IncompatibleCheckpointException(place, differences);
    }
  }

  private static Optional<Long> latest(Store store) {
    return store
        .read(StoreLayout.LATEST)
        .map(json -> ModelPointer.fromJson(json, store.uri(StoreLayout.LATEST).toString()))
        .map(ModelPointer::iteration);
  }
}
