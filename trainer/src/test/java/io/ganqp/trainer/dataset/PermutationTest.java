package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PermutationTest {

  @Property(tries = 300)
  void isABijection(@ForAll @IntRange(min = 1, max = 3000) int size, @ForAll long key) {
    Permutation permutation = new Permutation(size, key);
    BitSet seen = new BitSet(size);
    for (int place = 0; place < size; place++) {
      int element = permutation.at(place);
      assertThat(element).isBetween(0, size - 1);
      seen.set(element);
    }
    assertThat(seen.cardinality()).isEqualTo(size);
  }

  @Property(tries = 200)
  void staysInRangeAtAnySize(
      @ForAll @IntRange(min = 1) int size, @ForAll @IntRange(min = 0) int place, @ForAll long key) {
    assertThat(new Permutation(size, key).at(place % size)).isBetween(0, size - 1);
  }

  @Example
  void putsEveryElementEverywhereAboutEquallyOften() {
    int size = 10;
    int[][] counts = new int[size][size];
    for (int key = 0; key < 10_000; key++) {
      Permutation permutation = new Permutation(size, key);
      for (int place = 0; place < size; place++) {
        counts[place][permutation.at(place)]++;
      }
    }
    // Mean 1,000, standard deviation 30: five of them.
    for (int[] row : counts) {
      assertThat(IntStream.of(row).boxed())
          .allSatisfy(count -> assertThat(count).isBetween(850, 1150));
    }
  }

  @Example
  void dependsOnItsKey() {
    int[] one = IntStream.range(0, 100).map(new Permutation(100, 1)::at).toArray();
    int[] two = IntStream.range(0, 100).map(new Permutation(100, 2)::at).toArray();
    assertThat(one).isNotEqualTo(two);
    assertThatIllegalArgumentException().isThrownBy(() -> new Permutation(0, 1));
  }
}
