package io.ganqp.trainer.engine.onednn.convolution.winograd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PointBlockTest {

  private static final int INFINITY = ToomCook.POINTS - 1;

  private record Product(int row, int column, int pixel) {}

  @Test
  void multipliesWhatHasTapsAtAPointAndNothingElse() {
    Set<Product> expected = new HashSet<>();
    for (int row = 0; row < ToomCook.POINTS; row++) {
      for (int column = 0; column < ToomCook.POINTS; column++) {
        for (Phase vertical : Phase.values()) {
          for (Phase horizontal : Phase.values()) {
            boolean absent =
                (row == INFINITY && vertical == Phase.EVEN)
                    || (column == INFINITY && horizontal == Phase.EVEN);
            if (!absent) {
              expected.add(new Product(row, column, Phase.place(vertical, horizontal)));
            }
          }
        }
      }
    }
    Set<Product> products = new HashSet<>();
    PointBlock.ALL.forEach(block -> add(block, products));
    assertThat(products).hasSize(121).isEqualTo(expected);
  }

  @Test
  void knowsWhatItLeavesOut() {
    Set<Product> products = new HashSet<>();
    PointBlock.ALL.forEach(block -> add(block, products));
    PointBlock.ALL.stream()
        .flatMap(block -> block.rest().stream())
        .forEach(block -> add(block, products));
    assertThat(products).hasSize(144);
  }

  /** Adds the products of a block, none of which may be there yet. */
  private static void add(PointBlock block, Set<Product> products) {
    for (int row = block.row(); row < block.row() + block.rows(); row++) {
      for (int column = block.column(); column < block.column() + block.columns(); column++) {
        for (int pixel = block.pixel(); pixel < block.pixel() + block.pixels(); pixel++) {
          assertThat(products.add(new Product(row, column, pixel))).isTrue();
        }
      }
    }
  }
}
