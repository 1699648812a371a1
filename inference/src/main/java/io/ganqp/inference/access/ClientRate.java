package io.ganqp.inference.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ganqp.inference.InferenceConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How many requests each client may send, where that is limited: a bucket of tokens a client, kept
 * as the one time at which it is full again (the generic cell rate algorithm of ITU-T I.371). A
 * client is forgotten some seconds after its bucket is full again, so that nothing is lost; beyond
 * a number of clients also before, those that ask least often and least recently first (Window
 * TinyLFU).
 */
@Singleton
public final class ClientRate {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_CLIENTS = 20_000;

  /** Caffeine takes no note of accesses that follow another within a second. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  private final Optional<Bucket> bucket;
  private final LongSupplier clock;
  private final Cache<String, Long> full;

  /** In nanoseconds. */
  private record Bucket(long interval, long depth) {}

  @Inject
  ClientRate(InferenceConfig config) {
    this(config.clientRate(), config.clientBurst(), System::nanoTime);
  }

  /**
   * @param rate requests a second
   * @param burst requests at once
   * @param clock in nanoseconds
   */
  ClientRate(Optional<Integer> rate, int burst, LongSupplier clock) {
    this.bucket = rate.map(each -> new Bucket(SECOND / each, SECOND / each * burst));
    this.clock = clock;
    this.full =
        Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterAccess(Duration.ofNanos(bucket.map(Bucket::depth).orElse(0L)).plus(SLACK))
            .ticker(clock::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  /**
   * Takes one more request of a client.
   *
   * @param client names it, which is asked for only where there is a rate
   * @return how long the client has to wait instead; empty if it is taken
   */
  public Optional<Duration> refuse(Supplier<String> client) {
    return bucket.flatMap(limit -> refuse(client.get(), limit));
  }

  /** How many are remembered. */
  long clients() {
    full.cleanUp();
    return full.estimatedSize();
  }

  private Optional<Duration> refuse(String client, Bucket limit) {
    long now = clock.getAsLong();
    long[] wait = {0};
    full.asMap()
        .compute(
            client,
            (any, before) -> {
              long since = before == null || before - now < 0 ? now : before;
              wait[0] = since + limit.interval() - now - limit.depth();
              return wait[0] > 0 ? since : since + limit.interval();
            });
    return wait[0] > 0 ? Optional.of(Duration.ofNanos(wait[0])) : Optional.empty();
  }
}
