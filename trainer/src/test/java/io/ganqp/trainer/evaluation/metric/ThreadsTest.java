package io.ganqp.trainer.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** The number of threads does not change a bit. */
class ThreadsTest {

  private final Features real = Samples.normal(1, 330, 70);
  private final Features fake = Samples.normal(2, 290, 70);

  @Test
  void allMetricsAreTheSameByOneAndByMany() throws Exception {
    List<Object> serial = inPool(1);

    assertThat(inPool(2)).isEqualTo(serial);
    assertThat(inPool(7)).isEqualTo(serial);
  }

  private List<Object> inPool(int threads) throws InterruptedException, ExecutionException {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(this::measure).get();
    } finally {
      pool.shutdown();
    }
  }

  private List<Object> measure() {
    Copying copying = Copying.of(new TrainingImages(real), fake);
    return List.of(
        FrechetDistance.between(GaussianStatistics.of(real), GaussianStatistics.of(fake)),
        KernelDistance.between(new KernelDistance.Sample(real), new KernelDistance.Sample(fake)),
        Prdc.between(Manifold.of(real, 5), Manifold.of(fake, 5)),
        copying.authenticity(),
        copying.closest(fake.size()));
  }
}
