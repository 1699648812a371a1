package io.ganqp.inference.batching;

import java.time.Duration;

/**
 * How many faces may wait: no more than a number, and no more than are made in a time, so that
 * whoever is let in gets an answer, also while the service stops.
 *
 * @param capacity that number
 * @param time that time
 * @param pace of one worker
 */
record QueueBound(int capacity, Duration time, Pace pace) {

  int faces(int workers) {
    return Math.min(capacity, pace.facesIn(time, workers));
  }

  /**
   * Why there is no room.
   *
   * @param waiting how many faces wait
   */
  QueueFullException full(int waiting, int workers) {
    int faces = faces(workers);
    String reason =
        faces < capacity
            ? "more than %d faces would wait, which is all that %d ms are enough for"
                .formatted(faces, time.toMillis())
            : "more than %d faces would wait".formatted(faces);
    return new QueueFullException(reason, pace.timeFor(waiting, workers));
  }
}
