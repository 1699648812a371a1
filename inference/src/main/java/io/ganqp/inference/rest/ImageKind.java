package io.ganqp.inference.rest;

import java.util.List;
import java.util.function.Function;

/**
 * A kind of image, and how it is asked for.
 *
 * @param parameters those that say what is shown
 * @param reader says what is to be shown, or throws {@link InvalidParameterException} if it can't
 *     be, whichever the model
 */
record ImageKind(List<String> parameters, Function<Query, Subject> reader) {
  /** One face. */
  static final ImageKind FACE = new ImageKind(List.of("seed"), FaceSubject::read);

  /** Faces of consecutive seeds. */
  static final ImageKind GRID =
      new ImageKind(List.of("seed", "rows", "columns"), GridSubject::read);

  /** Faces from one seed's to another's. */
  static final ImageKind STRIP = new ImageKind(List.of("from", "to", "steps"), StripSubject::read);
}
