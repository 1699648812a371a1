package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RandomnessTest {

  @Property
  void seedsAreAFunctionOfAllTheirArguments(
      @ForAll long seed, @ForAll int attempt, @ForAll long iteration, @ForAll long step) {
    Randomness random = new Randomness(seed, attempt);
    long drawn = random.seed(Purpose.CRITIC_LATENTS, iteration, step);

    assertThat(new Randomness(seed, attempt).seed(Purpose.CRITIC_LATENTS, iteration, step))
        .isEqualTo(drawn);
    assertThat(new Randomness(seed + 1, attempt).seed(Purpose.CRITIC_LATENTS, iteration, step))
        .isNotEqualTo(drawn);
    assertThat(new Randomness(seed, attempt + 1).seed(Purpose.CRITIC_LATENTS, iteration, step))
        .isNotEqualTo(drawn);
    assertThat(random.seed(Purpose.GENERATOR_LATENTS, iteration, step)).isNotEqualTo(drawn);
    assertThat(random.seed(Purpose.CRITIC_LATENTS, iteration + 1, step)).isNotEqualTo(drawn);
    assertThat(random.seed(Purpose.CRITIC_LATENTS, iteration, step + 1)).isNotEqualTo(drawn);
  }

  @Test
  void noTwoDrawsOfARunShareASeed() {
    Randomness random = new Randomness(42, 0);
    Set<Long> seeds = new HashSet<>();
    int draws = 0;
    for (Purpose purpose : Purpose.values()) {
      for (int iteration = 0; iteration < 2000; iteration++) {
        for (int step = 0; step < 3; step++) {
          seeds.add(random.seed(purpose, iteration, step));
          draws++;
        }
      }
    }

    assertThat(seeds).hasSize(draws);
  }
}
