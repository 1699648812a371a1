package io.ganqp.inference.rest;

import io.ganqp.inference.model.ModelFacts;
import java.util.SortedSet;

/**
 * The faces of consecutive seeds, each in a file of its own.
 *
 * @param from seed of the first; the seed after the largest is the smallest
 * @param count how many
 */
record ArchiveQuery(long from, int count) {
  /** All that there may be. */
  static final SortedSet<String> PARAMETERS = ImageOptions.parametersAnd("from", "count");

  private static final int STANDARD_COUNT = 100;
  private static final int MOST = 1000;

  /** Of all faces, so that a zip has less than the 4 GiB that its directory can count. */
  private static final long MOST_PIXELS = 1L << 30;

  static ArchiveQuery read(Query query) {
    return new ArchiveQuery(query.requiredSeed("from"), query.count("count", STANDARD_COUNT, MOST));
  }

  /** Name of the zip, without extension. */
  String file() {
    return "faces-%d-to-%d".formatted(from, from + count - 1);
  }

  /** That part of the entity tag which stands for the seeds, and for their being a zip. */
  String tag() {
    return "zip%dfrom%d".formatted(count, from);
  }

  /** One of the faces; they count from 0. */
  FaceSubject face(int index) {
    return new FaceSubject(new Seed(from + index, true));
  }

  /**
   * Goes on if there is room for so many faces of a model.
   *
   * @throws InvalidParameterException if there is not
   */
  void expectRoom(ModelFacts model) {
    long most = Math.max(1, MOST_PIXELS / ((long) model.resolution() * model.resolution()));
    if (count > most) {
      throw new InvalidParameterException(
          "count",
          "count is %d, expected at most %d of %3$d × %3$d."
              .formatted(count, most, model.resolution()));
    }
  }
}
