package io.ganqp.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
  private static final byte[] FACE = new byte[1000];

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AnswerCache cache = new AnswerCache(100_000, meters);
  private final List<UniEmitter<? super byte[]>> made = new ArrayList<>();
  private int cancelled;

  @Test
  void whatIsKeptIsNotMadeAgain() {
    UniAssertSubscriber<byte[]> first = ask("a");
    made.get(0).complete(FACE);

    first.assertCompleted().assertItem(FACE);
    ask("a").assertCompleted().assertItem(FACE);
    assertThat(made).hasSize(1);
    assertThat(cache.has("a")).isTrue();
    assertThat(count("hit")).isEqualTo(1);
    assertThat(count("miss")).isEqualTo(1);
  }

  @Test
  void allWhoAskMeanwhileGetTheSame() {
    List<UniAssertSubscriber<byte[]>> clients = List.of(ask("a"), ask("a"), ask("a"), ask("b"));
    assertThat(made).as("a and b").hasSize(2);

    made.get(0).complete(FACE);

    clients.subList(0, 3).forEach(client -> client.assertCompleted().assertItem(FACE));
    clients.get(3).assertNotTerminated();
    assertThat(count("joined")).isEqualTo(2);
  }

  @Test
  void aFailureIsToldToAllAndMadeAgainByTheNext() {
    List<UniAssertSubscriber<byte[]>> clients = List.of(ask("a"), ask("a"));

    made.get(0).fail(new IllegalStateException("full"));

    clients.forEach(client -> client.assertFailedWith(IllegalStateException.class, "full"));
    ask("a").assertNotTerminated();
    assertThat(made).hasSize(2);
  }

  @Test
  void theRestGoOnWithoutOneThatHasLeft() {
    UniAssertSubscriber<byte[]> first = ask("a");
    UniAssertSubscriber<byte[]> second = ask("a");

    first.cancel();

    assertThat(cancelled).isZero();
    made.get(0).complete(FACE);
    second.assertCompleted();
  }

  @Test
  void whatNobodyWaitsForIsNotMade() {
    UniAssertSubscriber<byte[]> first = ask("a");
    UniAssertSubscriber<byte[]> second = ask("a");
    first.cancel();
    second.cancel();

    assertThat(cancelled).isEqualTo(1);
    ask("a").assertNotTerminated();
    assertThat(made).as("made anew").hasSize(2);
  }

  @Test
  void whoeverStaysGetsAnAnswerHoweverOthersComeAndGo() throws Exception {
    AnswerCache none = new AnswerCache(0, new SimpleMeterRegistry());
    ExecutorService threads = Executors.newFixedThreadPool(5);
    try {
      Uni<byte[]> asked = none.get("a", () -> Uni.createFrom().item(FACE).emitOn(threads));
      Callable<Object> client = Executors.callable(() -> comeAndGo(asked));
      for (Future<?> answered : threads.invokeAll(Collections.nCopies(4, client))) {
        answered.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static void comeAndGo(Uni<byte[]> asked) {
    for (int i = 0; i < 2000; i++) {
      asked.subscribe().with(face -> {}).cancel();
      assertThat(asked.await().atMost(Duration.ofMinutes(1))).isEqualTo(FACE);
    }
  }

  @Test
  void aMakerThatThrowsFails() {
    cache
        .get(
            "a",
            () -> {
              throw new IllegalStateException("no model");
            })
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create())
        .assertFailedWith(IllegalStateException.class, "no model");
  }

  @Test
  void keepsNoMoreBytesThanItMay() {
    for (int i = 0; i < 1000; i++) {
      ask(Integer.toString(i));
      made.get(i).complete(FACE);
    }

    assertThat(meters.get("ganqp.cache.bytes").gauge().value()).isBetween(50_000.0, 100_000.0);
    AnswerCache none = new AnswerCache(0, new SimpleMeterRegistry());
    none.get("a", () -> Uni.createFrom().item(FACE)).await().indefinitely();
    assertThat(none.has("a")).isFalse();
  }

  private UniAssertSubscriber<byte[]> ask(String name) {
    return cache.get(name, this::make).subscribe().withSubscriber(UniAssertSubscriber.create());
  }

  private Uni<byte[]> make() {
    return Uni.createFrom().<byte[]>emitter(made::add).onCancellation().invoke(() -> cancelled++);
  }

  private double count(String result) {
    return meters.get("ganqp.cache.requests").tag("result", result).counter().count();
  }
}
