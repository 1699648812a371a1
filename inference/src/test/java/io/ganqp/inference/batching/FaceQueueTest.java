package io.ganqp.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.model.Latent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaceQueueTest {

  @Test
  void takesAllTasksOrNone() {
    FaceQueue queue = new FaceQueue(() -> 4, 1);

    assertThat(queue.offer(tasks(3))).isTrue();
    assertThat(queue.offer(tasks(2))).isFalse();
    assertThat(queue.length()).isEqualTo(3);
    assertThat(queue.offer(tasks(1))).isTrue();
    assertThat(queue.offer(tasks(1))).isFalse();
  }

  @Test
  void takesMoreThanItHoldsWhenNothingElseWaits() throws InterruptedException {
    FaceQueue queue = new FaceQueue(() -> 4, 1);
    queue.offer(tasks(1));
    assertThat(queue.offer(tasks(5))).isFalse();

    queue.take(1);
    assertThat(queue.offer(tasks(5))).isTrue();
    assertThat(queue.offer(tasks(1))).isFalse();
    assertThat(queue.take(8)).hasSize(5);
  }

  @Test
  void takesNoMoreWhenFewerMayWait() throws InterruptedException {
    AtomicInteger capacity = new AtomicInteger(4);
    FaceQueue queue = new FaceQueue(capacity::get, 1);
    assertThat(queue.offer(tasks(2))).isTrue();

    capacity.set(1);
    assertThat(queue.full()).isTrue();
    assertThat(queue.offer(tasks(1))).isFalse();
    assertThat(queue.take(8)).as("what was let in").hasSize(2);
    assertThat(queue.offer(tasks(1))).isTrue();
  }

  @Test
  void givesTasksInTheirOrder() throws InterruptedException {
    FaceQueue queue = new FaceQueue(() -> 8, 1);
    List<FakeTask> tasks = tasks(5);
    queue.offer(tasks);

    assertThat(queue.take(2)).isEqualTo(tasks.subList(0, 2));
    assertThat(queue.take(8)).isEqualTo(tasks.subList(2, 5));
  }

  @Test
  void sharesWhatWaitsAmongTheWorkers() throws InterruptedException {
    FaceQueue queue = new FaceQueue(() -> 100, 4);
    queue.offer(tasks(10));

    assertThat(queue.take(8)).hasSize(3);
    assertThat(queue.take(8)).hasSize(2);
  }

  @Test
  void neverRunsWhatWasCancelled() throws InterruptedException {
    FaceQueue queue = new FaceQueue(() -> 8, 1);
    List<FakeTask> tasks = tasks(4);
    queue.offer(tasks);
    tasks.get(0).cancelled = true;
    tasks.get(2).cancelled = true;

    assertThat(queue.take(8)).containsExactly(tasks.get(1), tasks.get(3));
  }

  @Test
  void whatWasCancelledMakesRoom() {
    FaceQueue queue = new FaceQueue(() -> 2, 1);
    List<FakeTask> tasks = tasks(2);
    queue.offer(tasks);
    tasks.get(0).cancelled = true;

    assertThat(queue.offer(tasks(1))).isTrue();
  }

  @Test
  void whatWasCancelledDoesNotMakeItFull() {
    FaceQueue queue = new FaceQueue(() -> 2, 1);
    List<FakeTask> tasks = tasks(2);
    queue.offer(tasks);
    assertThat(queue.full()).isTrue();

    tasks.forEach(task -> task.cancelled = true);

    assertThat(queue.full()).isFalse();
    assertThat(queue.length()).isZero();
  }

  @Test
  void closedItTakesNothingMoreAndGivesOutTheRest() throws InterruptedException {
    FaceQueue queue = new FaceQueue(() -> 8, 1);
    queue.offer(tasks(1));
    queue.close();

    assertThat(queue.offer(tasks(1))).isFalse();
    assertThat(queue.take(8)).hasSize(1);
    assertThat(queue.take(8)).isEmpty();
  }

  @Test
  void wakesAWorkerThatWaits() throws Exception {
    FaceQueue queue = new FaceQueue(() -> 8, 1);
    CompletableFuture<List<FaceTask>> taken =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return queue.take(8);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    queue.offer(tasks(1));

    assertThat(taken.get(1, TimeUnit.MINUTES)).hasSize(1);
  }

  private static List<FakeTask> tasks(int count) {
    return IntStream.range(0, count).mapToObj(FakeTask::new).toList();
  }

  private static final class FakeTask implements FaceTask {
    private final long seed;
    private volatile boolean cancelled;

    FakeTask(long seed) {
      this.seed = seed;
    }

    @Override
    public Latent latent() {
      return Latent.of(seed, 1f);
    }

    @Override
    public boolean cancelled() {
      return cancelled;
    }

    @Override
    public void finish(Workbench workbench, int slot) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void fail(Throwable reason) {
      throw new UnsupportedOperationException(reason);
    }
  }
}
