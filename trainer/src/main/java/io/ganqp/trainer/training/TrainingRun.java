package io.ganqp.trainer.training;

import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.profile.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A training from its last checkpoint to its end: iterations, evaluations and checkpoints by
 * schedule, the way back when it diverges, and a clean stop when asked.
 */
public final class TrainingRun {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

  /** How often a diverged run goes back to a checkpoint before it gives up. */
  private static final int MAXIMUM_ATTEMPTS = 3;

  private final TrainingParts parts;
  private final Schedule schedule;
  private final Checkpoints checkpoints;
  private final TrainingObserver observer;
  private final StopSignal stop;

  TrainingRun(
      TrainingParts parts,
      Schedule schedule,
      Checkpoints checkpoints,
      TrainingObserver observer,
      StopSignal stop) {
    this.parts = parts;
    this.schedule = schedule;
    this.checkpoints = checkpoints;
    this.observer = observer;
    this.stop = stop;
  }

  /**
   * How far {@link #run} came.
   *
   * @param iteration the last one finished
   * @param complete whether that was the last one of all, and its evaluation is done
   */
  public record Result(long iteration, boolean complete) {}

  /**
   * Trains to the end, or until asked to stop; either way the state is saved.
   *
   * @throws DivergedException when going back did not help
   */
  public Result run(TrainingState start) {
    TrainingState state = start;
    BestSoFar.tell(parts.store(), observer);
    while (true) {
      try {
        boolean evaluated = train(state);
        return new Result(state.iteration, evaluated && schedule.done(state.iteration));
      } catch (NotFiniteException e) {
        state = goBack(state, e);
      }
    }
  }

  /** Trains; says whether the last evaluation that was due is done. */
  private boolean train(TrainingState state) {
    try (GanTrainer trainer = parts.trainer(state);
        Evaluation evaluation = parts.evaluation()) {
      parts.time().begin();
      prepare(evaluation);
      // Whether it was done before the checkpoint was written or not: it gives the same again.
      boolean evaluated = evaluateIfDue(evaluation, state);
      while (!schedule.done(state.iteration) && !stop.requested()) {
        IterationMetrics metrics = trainer.iterate();
        requireFinite(metrics);
        observer.iteration(metrics);
        parts.time().spentOn(Phase.WATCHING);
        parts.time().iterationDone();
        evaluated = evaluateIfDue(evaluation, state);
        if (schedule.checkpointDue(state.iteration) || stop.requested()) {
          save(state);
        }
      }
      return evaluated;
    }
  }

  /** Before the first iteration: what can't be looked at is to be known then. */
  private void prepare(Evaluation evaluation) {
    try {
      evaluation.prepare(this::goOnLooking);
    } catch (StoppedException e) {
      LOG.info("stopped before training");
    } finally {
      parts.time().spentOn(Phase.EVALUATION);
    }
  }

  private void goOnLooking(String what, int done, int total) {
    if (stop.requested()) {
      throw new StoppedException();
    }
    observer.looked(what, done, total);
  }

  private boolean evaluateIfDue(Evaluation evaluation, TrainingState state) {
    if (!schedule.evaluationDue(state.iteration)) {
      return true;
    }
    if (stop.requested()) {
      return false;
    }
    requireFinite(state);
    try {
      evaluation.evaluate(state, observer, this::goOnLooking);
    } catch (StoppedException e) {
      return false;
    } finally {
      parts.time().spentOn(Phase.EVALUATION);
    }
    return true;
  }

  private void save(TrainingState state) {
    requireFinite(state);
    observer.checkpointing(state.iteration);
    observer.checkpoint(state.iteration, checkpoints.save(state));
    parts.time().spentOn(Phase.CHECKPOINT);
  }

  private TrainingState goBack(TrainingState failed, NotFiniteException cause) {
    int attempt = failed.attempt + 1;
    if (attempt > MAXIMUM_ATTEMPTS) {
      throw new DivergedException(
          failed.iteration,
          failed.attempt,
          cause.getMessage(),
          parts.recipe().constraint().isNone());
    }
    TrainingState state =
        checkpoints.latest().orElseGet(() -> parts.initial(attempt)).withAttempt(attempt);
    LOG.warn(
        "Iteration {}: {}. Back to iteration {}, and on with other random numbers ({} of {})",
        failed.iteration,
        cause.getMessage(),
        state.iteration,
        attempt,
        MAXIMUM_ATTEMPTS);
    observer.rolledBack(failed.iteration, state.iteration, cause.getMessage());
    return state;
  }

  private static void requireFinite(IterationMetrics metrics) {
    if (!Double.isFinite(metrics.criticLoss() + metrics.generatorLoss())) {
      throw new NotFiniteException(
          "critic loss " + metrics.criticLoss() + ", generator loss " + metrics.generatorLoss());
    }
  }

  private static void requireFinite(TrainingState state) {
    if (!state.finite()) {
      throw new NotFiniteException("a weight, or a moment of an optimizer, is not a finite number");
    }
  }

  /** A loss or a weight that is infinite or not a number. */
  private static final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFiniteException(String what) {
      super(what);
    }
  }

  /** Told to stop while images are looked at. */
  private static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
