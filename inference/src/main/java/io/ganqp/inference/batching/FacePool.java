package io.ganqp.inference.batching;

import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.model.Generator;
import io.ganqp.inference.model.Latent;
import io.ganqp.inference.model.ModelFacts;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One generator, its queue and its workers. */
final class FacePool implements AutoCloseable {
  private final Generator generator;
  private final FaceQueue queue;
  private final int capacity;
  private final FaceMetrics metrics;
  private final List<Thread> threads = new ArrayList<>();

  /**
   * Starts the workers.
   *
   * @param generator closed with this pool
   * @param batch the most faces of one run
   * @param workers how many runs at once
   * @param capacity how many faces may wait
   */
  FacePool(Generator generator, int batch, int workers, int capacity, FaceMetrics metrics) {
    this.generator = generator;
    this.queue = new FaceQueue(capacity, workers);
    this.capacity = capacity;
    this.metrics = metrics;
    for (int i = 1; i <= workers; i++) {
      Workbench workbench = Workbench.of(generator.newRun(batch));
      threads.add(new Thread(new FaceWorker(queue, workbench, metrics), "face-worker-" + i));
    }
    threads.forEach(Thread::start);
  }

  ModelFacts facts() {
    return generator.facts();
  }

  int waiting() {
    return queue.length();
  }

  Uni<byte[]> face(long seed, float truncation, Encoding encoding) {
    return Uni.createFrom()
        .emitter(
            file ->
                submit(
                    List.of(new SingleFace(Latent.of(seed, truncation), encoding, file)),
                    file::fail));
  }

  Uni<byte[]> grid(Arrangement arrangement, Encoding encoding) {
    return Uni.createFrom()
        .emitter(
            file ->
                submit(
                    new GridOfFaces(arrangement, facts().resolution(), encoding, file).tasks(),
                    file::fail));
  }

  /** Why not even one face would be taken now, which is counted; empty if it would. */
  Optional<QueueFullException> refusal() {
    return waiting() < capacity ? Optional.empty() : Optional.of(refuse());
  }

  /** Finishes what waits, then frees everything. */
  @Override
  public void close() {
    queue.close();
    try {
      for (Thread thread : threads) {
        thread.join();
      }
      generator.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void submit(List<FaceTask> tasks, java.util.function.Consumer<Throwable> refusal) {
    if (!queue.offer(tasks)) {
      refusal.accept(refuse());
    }
  }

  private QueueFullException refuse() {
    metrics.refused();
    return new QueueFullException(capacity, metrics.timeFor(waiting(), threads.size()));
  }
}
