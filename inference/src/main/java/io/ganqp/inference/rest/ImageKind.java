package io.ganqp.inference.rest;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A kind of image, and how it is asked for.
 *
 * @param parameters all that there may be
 * @param reader says what is to be shown, or throws {@link InvalidParameterException} if it can't
 *     be, whichever the model
 */
record ImageKind(SortedSet<String> parameters, Function<Query, Subject> reader) {
  /** One face. */
  static final ImageKind FACE = of(FaceSubject::read, "seed");

  /** Faces of consecutive seeds. */
  static final ImageKind GRID = of(GridSubject::read, "seed", "rows", "columns");

  /** Faces from one seed's to another's. */
  static final ImageKind STRIP = of(StripSubject::read, "from", "to", "steps");

  /** Every option, and nothing that is shown: that is said elsewhere. */
  static final SortedSet<String> OPTIONS =
      Collections.unmodifiableSortedSet(new TreeSet<>(ApiDescription.OPTIONS));

  private static ImageKind of(Function<Query, Subject> reader, String... subject) {
    SortedSet<String> parameters = new TreeSet<>(ApiDescription.OPTIONS);
    parameters.addAll(List.of(subject));
    return new ImageKind(Collections.unmodifiableSortedSet(parameters), reader);
  }
}
