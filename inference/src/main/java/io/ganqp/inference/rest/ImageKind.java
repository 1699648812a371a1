package io.ganqp.inference.rest;

import java.util.List;
import java.util.function.Function;

/** The images there are, and how each is asked for. */
enum ImageKind {
  /** One face. */
  FACE(FaceSubject::read, "seed"),
  /** Faces of consecutive seeds. */
  GRID(GridSubject::read, "seed", "rows", "columns"),
  /** Faces from one seed's to another's. */
  STRIP(StripSubject::read, "from", "to", "steps");

  private final Function<Query, Subject> reader;
  private final List<String> parameters;

  ImageKind(Function<Query, Subject> reader, String... parameters) {
    this.reader = reader;
    this.parameters = List.of(parameters);
  }

  /** Those that say what is shown. */
  List<String> parameters() {
    return parameters;
  }

  /**
   * What is to be shown.
   *
   * @throws InvalidParameterException if it can't be, whichever the model
   */
  Subject read(Query query) {
    return reader.apply(query);
  }
}
