package io.ganqp.inference.rest;

import io.ganqp.inference.batching.Arrangement;
import io.ganqp.inference.batching.StripSpec;
import io.ganqp.inference.model.ModelFacts;
import java.util.Optional;
import java.util.OptionalInt;

/** The faces on the way from one seed to another. */
record StripSubject(long from, long to, OptionalInt faces) implements Subject {
  private static final int STANDARD_STEPS = 8;

  /** Both ends. */
  private static final int FEWEST_STEPS = 2;

  static StripSubject read(Query query) {
    return new StripSubject(
        query.requiredSeed("from"),
        query.requiredSeed("to"),
        query.countIfGiven("steps", FEWEST_STEPS, Arrangement.MAXIMUM_FACES));
  }

  @Override
  public String file() {
    return "faces-%d-to-%d".formatted(from, to);
  }

  @Override
  public Optional<Seed> seed() {
    return Optional.empty();
  }

  @Override
  public Shown shown(ModelFacts model, float truncation) {
    int steps = faces.orElse(Math.min(STANDARD_STEPS, FaceCount.room(model.resolution())));
    new FaceCount(steps, "steps", steps + " steps").expectRoom(model.resolution());
    return new Shown(
        new StripSpec(from, to, steps, truncation), "%dto%din%d".formatted(from, to, steps));
  }
}
