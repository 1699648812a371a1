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
  private final ModelRegistry models;
  private final KnownAddresses addresses;

  FaceAdmission(ModelRegistry models, KnownAddresses addresses) {
    this.models = models;
    this.addresses = addresses;
  }

  @Override
  public Optional<Overload> refuse(String method, String target, boolean conditional) {
    if (conditional || !makesFaces(method, target)) {
      return Optional.empty();
    }
    return models.refusal().map(FaceAdmission::overload);
  }

  /** Whatever is sent is sent for faces. */
  private boolean makesFaces(String method, String target) {
    return switch (method) {
      case "POST" -> true;
      case "GET" -> Routes.makesFaces(target) && !addresses.areKept(target);
      default -> false;
    };
  }

  private static Overload overload(QueueFullException e) {
    Problem problem = Problem.queueFull(e);
    return new Overload(problem.type(), problem.title(), problem.detail(), e.secondsToRetry());
  }
}
