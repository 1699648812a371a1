package io.ganqp.inference.rest;

import io.ganqp.inference.batching.FaceService;
import io.ganqp.inference.batching.QueueFullException;
import io.ganqp.inference.gate.Admission;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Refuses an image while not one face more could wait; all else costs no face, and passes. */
@Singleton
class FaceAdmission implements Admission {
  private static final Set<String> IMAGES = Set.of("/generate", "/grid", "/interpolate");

  private static final long MOST_SECONDS = 60;

  private final FaceService faces;

  FaceAdmission(FaceService faces) {
    this.faces = faces;
  }

  @Override
  public Optional<Overload> refuse(String method, String path, boolean conditional) {
    if (conditional || !method.equals("GET") || !IMAGES.contains(path)) {
      return Optional.empty();
    }
    return faces.refusal().map(FaceAdmission::overload);
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
