package io.ganqp.contract.fuzz;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Many attempts with random numbers, the same ones in each build. {@code -Dfuzz.seconds=600} goes
 * on with others for that long, {@code -Dfuzz.seed=7} repeats the one attempt that failed. An
 * attempt must end within {@value #SECONDS_LIMIT} s, and may not allocate more than a reader of
 * small files has reason to.
 */
public final class Fuzzing {

  private static final Logger LOG = System.getLogger(Fuzzing.class.getName());
  private static final int SECONDS_LIMIT = 20;
  private static final long ALLOCATION_LIMIT = 1L << 28;

  private Fuzzing() {}

  /**
   * Runs attempts.
   *
   * @param tries how many, where no property asks for more
   * @param attempt fails by throwing anything
   * @throws AssertionError that names the seed of the attempt that failed
   */
  public static void run(int tries, Consumer<SplittableRandom> attempt) {
    ExecutorService thread = Executors.newSingleThreadExecutor(Fuzzing::daemon);
    try {
      Long seed = Long.getLong("fuzz.seed");
      if (seed != null) {
        attempt(thread, seed, attempt);
        return;
      }
      long seconds = Long.getLong("fuzz.seconds", 0);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      long done = 0;
      while (done < tries || System.nanoTime() < end) {
        attempt(thread, done, attempt);
        done++;
      }
      if (seconds > 0) {
        LOG.log(Level.INFO, "{0} attempts, none failed", done);
      }
    } finally {
      thread.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fuzzing");
    thread.setDaemon(true);
    return thread;
  }

  private static void attempt(
      ExecutorService thread, long seed, Consumer<SplittableRandom> attempt) {
    Future<Long> allocated =
        thread.submit(
            () -> {
              long before = allocatedBytes();
              attempt.accept(new SplittableRandom(seed));
              return allocatedBytes() - before;
            });
    try {
      long bytes = allocated.get(SECONDS_LIMIT, TimeUnit.SECONDS);
      if (bytes > ALLOCATION_LIMIT) {
        throw failure(seed, "allocated " + bytes + " bytes", null);
      }
    } catch (ExecutionException e) {
      throw failure(seed, String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (TimeoutException e) {
      throw failure(seed, "not done after " + SECONDS_LIMIT + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(seed, "interrupted", e);
    }
  }

  private static AssertionError failure(long seed, String what, Throwable cause) {
    return new AssertionError("-Dfuzz.seed=" + seed + ": " + what, cause);
  }

  private static long allocatedBytes() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
