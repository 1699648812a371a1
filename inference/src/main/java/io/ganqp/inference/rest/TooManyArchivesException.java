package io.ganqp.inference.rest;

/** As many archives are being sent as may be. */
final class TooManyArchivesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private TooManyArchivesException(String message) {
    super(message);
  }

  static TooManyArchivesException all(int most) {
    return new TooManyArchivesException(
        "%d archives are being sent, which is all at once (GANQP_ARCHIVES)".formatted(most));
  }

  /**
   * The queue, not the setting, has no room.
   *
   * @param archives being sent
   * @param capacity of the queue
   */
  static TooManyArchivesException queue(int archives, int capacity) {
    return new TooManyArchivesException(
        "%d archives are being sent, which take all that is theirs of the queue: half of %d faces"
                .formatted(archives, capacity)
            + " (GANQP_QUEUE_CAPACITY, GANQP_QUEUE_TIME)");
  }
}
