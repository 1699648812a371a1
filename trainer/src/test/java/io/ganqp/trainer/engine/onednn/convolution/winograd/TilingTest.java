package io.ganqp.trainer.engine.onednn.convolution.winograd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TilingTest {

  @Property
  void cutsABatchSoThatItComesOutEven(
      @ForAll @IntRange(min = 1, max = 256) int batch,
      @ForAll @IntRange(min = 1, max = 32) int quarter,
      @ForAll @IntRange(min = 1, max = 64) int threads) {
    Tiling tiling = Tiling.of(batch, 4 * quarter, threads);
    assertThat(tiling.lanes()).isBetween(1, threads);
    assertThat(batch % (tiling.lanes() * tiling.samples())).isZero();
  }

  @Property
  void givesEverySquareToATileAndTwoToItsNeighbourAsWell(
      @ForAll @IntRange(min = 1, max = 32) int tiles) {
    Tiling tiling = new Tiling(1, 1, 4 * tiles);
    int fresh = IntStream.range(0, tiles).map(i -> tiling.fresh(i).count()).sum();
    assertThat(fresh).isEqualTo(tiling.squares());
    for (int i = 1; i < tiles; i++) {
      assertThat(tiling.first(i) + tiling.shared(i).count())
          .isEqualTo(tiling.first(i - 1) + tiling.inputs(i - 1).count());
    }
  }

  @Test
  void makesNoLaneOfTooFewTiles() {
    assertThat(Tiling.of(64, 4, 2)).isEqualTo(new Tiling(2, 32, 4));
    assertThat(Tiling.of(64, 4, 16)).isEqualTo(new Tiling(2, 32, 4));
    assertThat(Tiling.of(16, 4, 2)).isEqualTo(new Tiling(1, 16, 4));
  }

  @Test
  void takesFewSamplesAtATimeWhereTheyHaveManyTiles() {
    assertThat(Tiling.of(64, 32, 2)).isEqualTo(new Tiling(2, 2, 32));
    assertThat(Tiling.of(16, 16, 2)).isEqualTo(new Tiling(2, 8, 16));
    assertThat(Tiling.of(16, 32, 2)).isEqualTo(new Tiling(2, 2, 32));
    assertThat(Tiling.of(4, 128, 1)).isEqualTo(new Tiling(1, 1, 128));
  }

  @Property
  void makesNoLanesThatTakeTooMuchMemory(
      @ForAll @IntRange(min = 1, max = 256) int batch,
      @ForAll @IntRange(min = 1, max = 32) int quarter,
      @ForAll @IntRange(min = 2, max = 64) int threads) {
    Tiling tiling = Tiling.of(batch, 4 * quarter, threads);
    if (tiling.lanes() > 1) {
      assertThat(Tiling.tiles(tiling.lanes(), 4 * quarter)).isLessThanOrEqualTo(1024);
    }
  }
}
