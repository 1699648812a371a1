package io.ganqp.inference.rest;

import io.ganqp.inference.batching.QueueFullException;
import io.ganqp.inference.gate.Admission;
import io.ganqp.inference.serving.ModelRegistry;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Refuses an image while not one face more could wait, unless it is kept; all else costs no face,
 * and passes.
 */
@Singleton
class FaceAdmission implements Admission {
  private static final long MOST_SECONDS = 60;

  private final ModelRegistry models;
  private final KnownAddresses addresses;

  FaceAdmission(ModelRegistry models, KnownAddresses addresses) {
    this.models = models;
    this.addresses = addresses;
  }

  @Override
  public Optional<Overload> refuse(String method, String target, boolean conditional) {
    if (conditional || method.equals("HEAD") || !Routes.isImage(target)) {
      return Optional.empty();
    }
    return method.equals("GET") && addresses.areKept(target)
        ? Optional.empty()
        : models.refusal().map(FaceAdmission::overload);
  }

  /** Until what waits is done, as something else waits by then; at most a minute. */
  static long secondsToRetry(QueueFullException e) {
    return Math.max(1, Math.min(MOST_SECONDS, e.drainTime().toSeconds() + 1));
  }

  private static Overload overload(QueueFullException e) {
    Problem problem = Problem.queueFull(e);
    return new Overload(problem.type(), problem.title(), problem.detail(), secondsToRetry(e));
  }
}
