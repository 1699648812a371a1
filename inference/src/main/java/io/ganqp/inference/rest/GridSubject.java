package io.ganqp.inference.rest;

import io.ganqp.inference.batching.Arrangement;
import io.ganqp.inference.batching.GridSpec;
import io.ganqp.inference.model.ModelFacts;
import java.util.Optional;

/** The faces of consecutive seeds. */
record GridSubject(Seed first, int rows, int columns) implements Subject {
  private static final int STANDARD_SIDE = 4;

  static GridSubject read(Query query) {
    GridSubject grid =
        new GridSubject(
            Seed.read(query),
            query.count("rows", STANDARD_SIDE, Arrangement.MAXIMUM_FACES),
            query.count("columns", STANDARD_SIDE, Arrangement.MAXIMUM_FACES));
    grid.count().expectFew();
    return grid;
  }

  @Override
  public String file() {
    return "faces-" + first.value();
  }

  @Override
  public Optional<Seed> seed() {
    return Optional.of(first);
  }

  @Override
  public Shown shown(ModelFacts model, float truncation) {
    count().expectRoom(model.resolution());
    return new Shown(
        new GridSpec(first.value(), rows, columns, truncation),
        "%dx%dfrom%d".formatted(rows, columns, first.value()));
  }

  private FaceCount count() {
    return new FaceCount(rows * columns, "rows", "%d rows of %d columns".formatted(rows, columns));
  }
}
