package io.ganqp.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FlightTest {
  private static final byte[] FACE = new byte[1000];

  private final List<UniEmitter<? super byte[]>> emitters = new ArrayList<>();
  private final List<Flight> ended = new ArrayList<>();

  @Test
  void oneWhoJoinsAndLeavesBeforeItBeginsDoesNotEndIt() {
    UniAssertSubscriber<byte[]> first = client();
    UniAssertSubscriber<byte[]> second = client();
    Flight flight = flight(answer -> {});
    assertThat(flight.join(emitters.get(1))).isTrue();
    second.cancel();
    assertThat(ended).isEmpty();

    flight.begin(() -> Uni.createFrom().item(FACE));

    first.assertCompleted().assertItem(FACE);
    assertThat(ended).containsExactly(flight);
  }

  @Test
  void endsIfTheFirstHasLeftBeforeItBegins() {
    UniAssertSubscriber<byte[]> first = client();
    Flight flight = flight(answer -> {});
    first.cancel();

    flight.begin(() -> Uni.createFrom().nothing());

    assertThat(ended).containsExactly(flight);
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
