package io.ganqp.contract.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class StoreLayoutTest {

  @Property
  void keysSortByIterationAndTellIt(
      @ForAll @LongRange(max = 9_999_999_999L) long a,
      @ForAll @LongRange(max = 9_999_999_999L) long b) {
    assertThat(Integer.signum(StoreLayout.sample(a).compareTo(StoreLayout.sample(b))))
        .isEqualTo(Long.compare(a, b));
    assertThat(StoreLayout.iteration(StoreLayout.sample(a))).hasValue(a);
    assertThat(StoreLayout.iteration(StoreLayout.checkpoint(a))).hasValue(a);
    assertThat(StoreLayout.iteration(StoreLayout.checkpoint(a) + "/manifest.json")).hasValue(a);
  }

  @Test
  void isWhatTheDesignSays() {
    String digest = Sha256.of(new byte[0]);

    assertThat(StoreLayout.training("default", "faces")).isEqualTo("default/faces");
    assertThat(StoreLayout.generator(digest)).isEqualTo("models/" + digest + "/generator.onnx");
    assertThat(StoreLayout.card(digest)).isEqualTo("models/" + digest + "/model.json");
    assertThat(StoreLayout.digest(StoreLayout.card(digest))).hasValue(digest);
    assertThat(StoreLayout.digest("models/README")).isEmpty();
    assertThat(StoreLayout.sample(500)).isEqualTo("samples/0000000500.png");
    assertThat(StoreLayout.iteration("models/12/x")).isEmpty();
    assertThat(StoreLayout.iteration("samples/latest.png")).isEmpty();
  }

  @Test
  void refusesWhatIsNoDigestOrIteration() {
    assertThatThrownBy(() -> StoreLayout.generator("ABC")).hasMessageContaining("\"ABC\"");
    assertThatThrownBy(() -> StoreLayout.sample(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> StoreLayout.training("..", "x")).hasMessageContaining("not a key");
  }
}
