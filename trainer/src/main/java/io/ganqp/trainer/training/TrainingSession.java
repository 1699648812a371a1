package io.ganqp.trainer.training;

import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.augment.AugmentationPolicy;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.judging.Extractors;
import io.ganqp.trainer.judging.Yardstick;
import io.ganqp.trainer.monitor.event.RunStart;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.profile.TimeSpent;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process's share of a training: opened at the newest checkpoint, run to the end or to a
 * request to stop.
 */
public final class TrainingSession {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingSession.class);

  private final TrainingParts parts;
  private final Checkpoints checkpoints;
  private final TrainingState start;
  private final boolean begins;
  private final long resumedFrom;

  private TrainingSession(
      TrainingParts parts, Checkpoints checkpoints, TrainingState start, boolean begins) {
    this.parts = parts;
    this.checkpoints = checkpoints;
    this.start = start;
    this.begins = begins;
    this.resumedFrom = start.iteration; // the state moves on
  }

  /**
   * Finds where to go on.
   *
   * @param training valid, with all defaults
   * @param store of this training alone; checkpoints, models and samples are kept there
   * @param dataset packed as the training's specification says
   * @param extractors for metrics of features, if it has any; their owner closes them
   * @param engine stays open; its owner closes it
   * @param scratch folder for files on their way into the store and out of it
   * @throws IncompatibleCheckpointException if the store holds checkpoints of another training
   * @throws DamagedCheckpointsException if it holds checkpoints, and none is intact
   */
  public static TrainingSession open(
      GanQpTraining training,
      Store store,
      PackedDataset dataset,
      Optional<Extractors> extractors,
      Engine engine,
      Path scratch) {
    return open(training, store, Optional.empty(), dataset, extractors, engine, scratch);
  }

  /**
   * The same of a training that may begin with the networks of another one.
   *
   * @param pretrained the store of that one; empty for random networks
   * @throws UnusableOriginException if it is to begin, and that store holds nothing to begin with
   */
  public static TrainingSession open(
      GanQpTraining training,
      Store store,
      Optional<PretrainedStore> pretrained,
      PackedDataset dataset,
      Optional<Extractors> extractors,
      Engine engine,
      Path scratch) {
    return open(
        TrainingParts.of(training, store, pretrained, dataset, extractors, engine, scratch));
  }

  /**
   * The same from the beginning: whatever checkpoints the store holds are removed, and the best
   * model so far is the best no more, since it may be of other images. It stays in the store.
   */
  public static TrainingSession anew(
      GanQpTraining training,
      Store store,
      Optional<PretrainedStore> pretrained,
      PackedDataset dataset,
      Optional<Extractors> extractors,
      Engine engine,
      Path scratch) {
    // What the store holds is removed only when there is something to begin with, and before the
    // parts of the run look at it.
    TrainingState start =
        TrainingParts.of(training, store, pretrained, dataset, extractors, engine, scratch)
            .initial(0);
    store.delete(StoreLayout.BEST);
    TrainingParts parts =
        TrainingParts.of(training, store, pretrained, dataset, extractors, engine, scratch);
    Checkpoints checkpoints = parts.checkpoints();
    checkpoints.removeAll();
    return new TrainingSession(parts, checkpoints, start, true);
  }

  /** Whether a store holds checkpoints, whole or not, that a run may go on from. */
  public static boolean hasBegun(Store store) {
    return !Checkpoints.iterations(store).isEmpty();
  }

  private static TrainingSession open(TrainingParts parts) {
    Checkpoints checkpoints = parts.checkpoints();
    Optional<TrainingState> latest = checkpoints.latest();
    return new TrainingSession(
        parts, checkpoints, latest.orElseGet(() -> parts.initial(0)), latest.isEmpty());
  }

  /** The iteration of the checkpoint that it goes on from; 0 at the beginning. */
  public long resumedFrom() {
    return resumedFrom;
  }

  /** Whether nothing is left to train: {@link #run} evaluates and exports what is there. */
  public boolean finished() {
    return resumedFrom >= parts.spec().training().iterations();
  }

  /** How images are augmented, in words; "none" where they are not. */
  public String augmentation() {
    return start.augmentation.description();
  }

  /** What the run began with, in words. */
  public String origin() {
    return start.origin == null ? "random networks" : start.origin.place();
  }

  /** What the values of its metrics are to be read with. */
  public List<Yardstick> yardsticks() {
    return parts.judge().yardsticks();
  }

  /** Where the time of {@link #run} went. */
  public TimeSpent timeSpent() {
    return parts.time();
  }

  /**
   * Evaluates the averaged generator of that checkpoint and exports it, without training.
   *
   * @throws NoCheckpointException if there is none yet
   */
  public void export(TrainingObserver observer) {
    if (start.iteration == 0) {
      throw new NoCheckpointException(parts.store());
    }
    try (Evaluation evaluation = parts.evaluation()) {
      evaluation.evaluate(start, observer, observer::looked);
    }
  }

  /**
   * Trains to the end, or until asked to stop; either way the state is saved.
   *
   * @throws DivergedException if the numbers ceased to be finite, and going back did not help
   */
  public TrainingRun.Result run(TrainingObserver observer, StopSignal stop) {
    GanQpTrainingSpec spec = parts.spec();
    sayWhoChoseTheAugmentation();
    observer.started(
        new RunStart(
            parts.owner().namespace(),
            parts.owner().name(),
            Objects.requireNonNullElse(parts.owner().uid(), ""),
            parts.engine().name(),
            parts.engine().device(),
            spec.model().resolution(),
            spec.training().batchSize(),
            spec.training().criticSteps(),
            start.iteration + 1,
            spec.training().iterations(),
            parts.dataset().trainingImages(),
            augmentation(),
            parts.networks().generatorLayout().size(),
            parts.networks().criticLayout().size()));
    if (begins && start.origin != null) {
      // From here on the run needs the other training's store no more, not even to go back.
      LOG.info("generator and critic are those of {}", origin());
      observer.checkpoint(start.iteration, checkpoints.save(start));
    }
    Schedule schedule =
        new Schedule(
            spec.training().iterations(),
            spec.evaluation().everyIterations(),
            spec.checkpoint().everyIterations());
    return new TrainingRun(parts, schedule, checkpoints, observer, stop).run(start);
  }

  private void sayWhoChoseTheAugmentation() {
    if (!start.augmentation.equals(parts.augmentation())) {
      LOG.info(
          "the training goes on as it began, with augmentation {}; one that begins now would have"
              + " {} (spec.augmentation.mode is Automatic)",
          augmentation(),
          parts.augmentation().description());
    } else if (AugmentationPolicy.asked(parts.spec()).isEmpty() && !start.augmentation.isNone()) {
      LOG.info(
          "images are augmented ({}), since they are few and each is seen many times"
              + " (spec.augmentation.mode is Automatic; Never trains without)",
          augmentation());
    }
  }
}
