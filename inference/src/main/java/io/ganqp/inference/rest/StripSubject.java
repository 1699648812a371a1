package io.ganqp.inference.rest;

import io.ganqp.inference.batching.Arrangement;
import io.ganqp.inference.batching.StripSpec;
import io.ganqp.inference.model.ModelFacts;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The faces on the way from one seed to another.
 *
 * @param faces how many, if the client says it
 * @param standard how many otherwise, where there is room
 */
record StripSubject(long from, long to, OptionalInt faces, int standard) implements Subject {
  private static final int STANDARD_STEPS = 8;
  private static final int STANDARD_FRAMES = 32;

  /** Both ends. */
  private static final int FEWEST_STEPS = 2;

  static StripSubject read(Query query) {
    return new StripSubject(
        query.requiredSeed("from"),
        query.requiredSeed("to"),
        query.countIfGiven("steps", FEWEST_STEPS, Arrangement.MAXIMUM_FACES),
        query.animated() ? STANDARD_FRAMES : STANDARD_STEPS);
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
    int steps = faces.orElse(Math.min(standard, FaceCount.room(model.resolution())));
    new FaceCount(steps, "steps", steps + " steps").expectRoom(model.resolution());
    return new Shown(
        new StripSpec(from, to, steps, truncation), "%dto%din%d".formatted(from, to, steps));
  }
}
