package io.ganqp.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FlightTest {
  private static final byte[] FACE = new byte[1000];

  private final List<UniEmitter<? super byte[]>> emitters = new ArrayList<>();
  private final List<Flight> ended = new ArrayList<>();

  @Test
  void oneWhoJoinsAndLeavesBeforeItBeginsDoesNotEndIt() {
    UniAssertSubscriber<byte[]> first = client();
    client();
    Flight flight = flight(answer -> {});
    assertThat(flight.join(emitters.get(1))).isTrue();
    flight.leave(emitters.get(1));
    assertThat(ended).isEmpty();

    flight.begin(() -> Uni.createFrom().item(FACE));

    first.assertCompleted().assertItem(FACE);
    assertThat(ended).containsExactly(flight);
  }

  @Test
  void isGivenUpIfTheFirstHasLeftBeforeItBegins() {
    client();
    Flight flight = flight(answer -> {});
    flight.leave(emitters.get(0));
    assertThat(ended).containsExactly(flight);
    AtomicBoolean cancelled = new AtomicBoolean();

    flight.begin(
        () ->
            Uni.createFrom().<byte[]>nothing().onCancellation().invoke(() -> cancelled.set(true)));

    assertThat(cancelled).isTrue();
    client();
    assertThat(flight.join(emitters.get(1))).isFalse();
  }

  @Test
  void anAnswerThatCannotBeKeptIsGivenAllTheSame() {
    UniAssertSubscriber<byte[]> first = client();
    Flight flight =
        flight(
            answer -> {
              throw new IllegalStateException("not kept");
            });

    flight.begin(() -> Uni.createFrom().item(FACE));

    first.assertCompleted().assertItem(FACE);
    assertThat(ended).containsExactly(flight);
  }

  private UniAssertSubscriber<byte[]> client() {
    return Uni.createFrom()
        .<byte[]>emitter(emitters::add)
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  /** For the first client. */
  private Flight flight(Consumer<byte[]> keep) {
    return new Flight(emitters.get(0), keep, ended::add);
  }
}
