package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.TrainingProgress;
import java.util.Optional;

/** How far a run is to go, and how far one went that is complete. Pure. */
final class Extent {

  /** Annotation of a Job: the last iteration that its trainer is to do. */
  static final String ITERATIONS = "ganqp.io/iterations";

  private static final int ALL = 100;

  private Extent() {}

  static int asked(GanQpTraining training) {
    return training.getSpec().training().iterations();
  }

  /** Whether {@code job} was made to do fewer iterations than {@code training} asks for now. */
  static boolean isShort(Job job, GanQpTraining training) {
    return of(job).filter(iterations -> iterations < asked(training)).isPresent();
  }

  /** Whether a training that was complete has been asked for more since. */
  static boolean isRaised(Observed observed) {
    TrainingProgress progress = observed.status().progress();
    return observed.phase().filter(Phase.COMPLETE::equals).isPresent()
        && progress != null
        && progress.percent() != null
        && progress.percent() == ALL
        && progress.iteration() < asked(observed.training());
  }

  /** Complete means that all iterations are done, whatever was heard of them last. */
  static TrainingProgress whole(Observed observed, TrainingProgress heard) {
    int asked = observed.ownJob().flatMap(Extent::of).orElseGet(() -> asked(observed.training()));
    TrainingProgress known =
        heard == null
            ? new TrainingProgress(asked, ALL, null, null, null, null, null, null, null, null, null)
            : heard;
    Integer iteration = known.iteration();
    return new TrainingProgress(
        iteration == null ? asked : Math.max(iteration, asked),
        ALL,
        ALL + "%",
        null,
        null,
        known.criticLoss(),
        known.generatorLoss(),
        known.metric(),
        known.direction(),
        known.value(),
        known.error());
  }

  private static Optional<Integer> of(Job job) {
    return Optional.ofNullable(job.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(ITERATIONS))
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::valueOf);
  }
}
