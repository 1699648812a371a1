package io.ganqp.contract.fuzz;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Reads what was damaged: a reader gives what the bytes say, or refuses them by an exception of its
 * own that names the place, and does nothing else.
 *
 * @param <T> what is read; with an {@code equals} of its own, or compared as text
 */
public final class DamagedReads<T> {

  private final byte[] original;
  private final Reader<T> reader;
  private final Class<? extends Exception> refusal;
  private final String place;

  /**
   * @param original undamaged
   * @param refusal how the reader refuses
   * @param place what each refusal has to name; "" for nothing
   */
  public DamagedReads(
      byte[] original, Reader<T> reader, Class<? extends Exception> refusal, String place) {
    this.original = original.clone();
    this.reader = reader;
    this.refusal = refusal;
    this.place = place;
  }

  /** Reads bytes. */
  @FunctionalInterface
  public interface Reader<T> {
    /** What {@code bytes} say. */
    T read(byte[] bytes) throws Exception;
  }

  /** What has no digest: damage may read as something else, but never as nothing known. */
  public void readOrRefuse(int tries) {
    Fuzzing.run(tries, this::attempt);
  }

  /** What has a digest: damage is refused, unless it leaves what is read as it was. */
  public void readTheSameOrRefuse(int tries) {
    T undamaged = attempt(original, "nothing").orElseThrow();
    Fuzzing.run(
        tries,
        random ->
            attempt(random)
                .filter(read -> !Objects.deepEquals(read, undamaged))
                .ifPresent(
                    read -> {
                      throw new AssertionError("read as another one: " + read);
                    }));
  }

  private Optional<T> attempt(SplittableRandom random) {
    Damage damage = new Damage(random);
    byte[] bytes = damage.of(original);
    return Arrays.equals(bytes, original) ? Optional.empty() : attempt(bytes, damage);
  }

  private Optional<T> attempt(byte[] bytes, Object damage) {
    try {
      return Optional.of(reader.read(bytes));
    } catch (Exception e) {
      String message = String.valueOf(e.getMessage());
      if (!refusal.isInstance(e) || message.isBlank() || !message.contains(place)) {
        throw new AssertionError(damage + ": refused by " + e, e);
      }
      return Optional.empty();
    }
  }
}
