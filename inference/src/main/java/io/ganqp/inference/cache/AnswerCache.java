package io.ganqp.inference.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ganqp.inference.InferenceConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Answers by what they are: whoever asks for one that is kept gets it at once, and all who ask for
 * one that is being made wait for that. As a name says all that its answer follows from, none is
 * ever out of date.
 *
 * <p>Caffeine's AsyncCache makes an answer once, too, but can't give one up that nobody waits for
 * any more, and logs each failure: a full queue is no news.
 */
@Singleton
public class AnswerCache {
  /** Of an entry besides its bytes, about. */
  private static final int OVERHEAD = 256;

  private final Cache<String, byte[]> kept;
  private final ConcurrentMap<String, Flight> flights = new ConcurrentHashMap<>();
  private final CacheMetrics metrics;

  @Inject
  AnswerCache(InferenceConfig config, MeterRegistry meters) {
    this(config.imageCache().asLongValue(), meters);
  }

  /**
   * @param bytes that are kept at most
   */
  AnswerCache(long bytes, MeterRegistry meters) {
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((String name, byte[] answer) -> OVERHEAD + answer.length)
            .executor(Runnable::run)
            .build();
    this.metrics = new CacheMetrics(meters);
    Gauge.builder("ganqp.cache.bytes", this, AnswerCache::weight)
        .description("Bytes of answers that are kept")
        .register(meters);
  }

  /** Whether an answer is kept, so that it costs nothing. */
  public boolean has(String name) {
    return kept.asMap().containsKey(name);
  }

  /**
   * The answer of that name, once subscribed to; fails as {@code make} does, which is asked again
   * by the next.
   *
   * @param name says all that the answer follows from
   * @param make makes it, and is cancelled when nobody waits for it any more
   */
  public Uni<byte[]> get(String name, Supplier<Uni<byte[]>> make) {
    byte[] answer = kept.getIfPresent(name);
    if (answer != null) {
      metrics.hit();
      return Uni.createFrom().item(answer);
    }
    return Uni.createFrom().emitter(client -> join(name, make, client));
  }

  private void join(String name, Supplier<Uni<byte[]>> make, UniEmitter<? super byte[]> client) {
    Flight own =
        new Flight(client, answer -> kept.put(name, answer), over -> flights.remove(name, over));
    Flight flight = flights.merge(name, own, (begun, mine) -> begun.join(client) ? begun : mine);
    client.onTermination(() -> flight.leave(client));
    if (flight == own) {
      metrics.missed();
      own.begin(() -> made(name).orElseGet(make));
    } else {
      metrics.joined();
    }
  }

  /** By a flight that ended between the two looks. */
  private Optional<Uni<byte[]>> made(String name) {
    return Optional.ofNullable(kept.getIfPresent(name)).map(Uni.createFrom()::item);
  }

  private double weight() {
    return kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }
}
