package io.ganqp.inference.rest;

import java.util.SortedSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A kind of image, and how it is asked for.
 *
 * @param parameters all that there may be
 * @param reader says what is to be shown, or throws {@link InvalidParameterException} if it can't
 *     be, whichever the model
 * @param rendering says how, by the query and an Accept header
 */
record ImageKind(
    SortedSet<String> parameters,
    Function<Query, Subject> reader,
    BiFunction<Query, String, Rendering> rendering) {
  /** One face. */
  static final ImageKind FACE = of(FaceSubject::read, Query::still, "seed");

  /** Faces of consecutive seeds. */
  static final ImageKind GRID = of(GridSubject::read, Query::still, "seed", "rows", "columns");

  /** Faces from one seed's to another's. */
  static final ImageKind STRIP =
      of(StripSubject::read, Query::stillOrAnimation, "from", "to", "steps", "delay");

  private static ImageKind of(
      Function<Query, Subject> reader,
      BiFunction<Query, String, Rendering> rendering,
      String... subject) {
    return new ImageKind(ImageOptions.parametersAnd(subject), reader, rendering);
  }
}
