package io.ganqp.inference.rest;

import io.ganqp.inference.batching.GridSpec;
import io.ganqp.inference.model.ModelFacts;
import java.util.Optional;

/** The face of a seed. */
record FaceSubject(Seed of) implements Subject {

  static FaceSubject read(Query query) {
    return new FaceSubject(Seed.read(query));
  }

  @Override
  public String file() {
    return "face-" + of.value();
  }

  @Override
  public Optional<Seed> seed() {
    return Optional.of(of);
  }

  @Override
  public Shown shown(ModelFacts model, float truncation) {
    return new Shown(new GridSpec(of.value(), 1, 1, truncation), Long.toString(of.value()));
  }
}
