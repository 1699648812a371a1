package io.ganqp.inference.batching;

import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.model.Generator;
import io.ganqp.inference.model.ModelFacts;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One generator, its queue and its workers. */
public final class FacePool {
  private final Generator generator;
  private final FaceQueue queue;
  private final QueueBound bound;
  private final FaceMetrics metrics;
  private final List<Thread> threads = new ArrayList<>();

  /**
   * Starts the workers.
   *
   * @param generator closed when this pool stops
   * @param batch the most faces of one run
   * @param workers how many runs at once
   * @param bound of the queue
   */
  FacePool(Generator generator, int batch, int workers, QueueBound bound, FaceMetrics metrics) {
    this.generator = generator;
    this.queue = new FaceQueue(() -> bound.faces(workers), workers);
    this.bound = bound;
    this.metrics = metrics;
    for (int i = 1; i <= workers; i++) {
      Workbench workbench = Workbench.of(generator.newRun(batch));
      Thread thread =
          new Thread(new FaceWorker(queue, workbench, bound.pace(), metrics), "face-worker-" + i);
      // A run may be stuck inside ONNX Runtime.
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /** What is known of the generator. */
  public ModelFacts facts() {
    return generator.facts();
  }

  /** How many faces wait. */
  public int waiting() {
    return queue.length();
  }

  /** How many faces may wait, at the pace of late. */
  public int capacity() {
    return bound.faces(threads.size());
  }

  /**
   * Makes faces, once subscribed to; fails with {@link QueueFullException} or {@link
   * ServiceStoppingException}, of which the first is counted as a refused request, and with
   * whatever fails in the generator or the sink.
   *
   * @param sink of this request alone
   */
  public <T> Uni<T> make(Latents latents, FaceSink<T> sink) {
    return Uni.createFrom()
        .emitter(answer -> submit(new FaceRequest<>(latents, sink, answer).tasks(), answer::fail));
  }

  /** Makes faces in one image, of which the answer is the file; fails likewise. */
  public Uni<byte[]> image(Arrangement arrangement, Encoding encoding) {
    return make(arrangement, new ImageSink(arrangement, facts().resolution(), encoding));
  }

  /**
   * Makes faces that follow each other in one animated PNG; fails likewise.
   *
   * @param frameMillis how long each is shown
   */
  public Uni<byte[]> animation(Latents latents, int frameMillis) {
    return make(latents, new AnimationSink(latents.faces(), facts().resolution(), frameMillis));
  }

  /**
   * What makes faces, asked for only if one face more would be taken; else fails with {@link
   * QueueFullException}, which is not counted: for those who come again, so that no request is
   * refused.
   */
  public <T> Uni<T> ifRoom(Supplier<Uni<T>> made) {
    return queue.full() ? Uni.createFrom().failure(full()) : made.get();
  }

  /** Why not even one face would be taken now, which is counted; empty if it would. */
  public Optional<QueueFullException> refusal() {
    return queue.full() ? Optional.of(refuse()) : Optional.empty();
  }

  /**
   * Finishes what waits, then frees everything. What takes longer than {@code patience} is
   * interrupted, and fails with {@link ServiceStoppingException}, as does what waits still.
   *
   * @return whether all workers have ended; if not, the generator is left open under them
   */
  public boolean stop(Duration patience) throws InterruptedException {
    queue.close();
    if (!ended(patience)) {
      threads.forEach(Thread::interrupt);
      queue.drain().forEach(task -> task.fail(new ServiceStoppingException()));
      if (!ended(patience)) {
        return false;
      }
    }
    generator.close();
    return true;
  }

  private boolean ended(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (Thread thread : threads) {
      TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, end - System.nanoTime()));
    }
    return threads.stream().noneMatch(Thread::isAlive);
  }

  private void submit(List<FaceTask> tasks, Consumer<Throwable> refusal) {
    if (!queue.offer(tasks)) {
      refusal.accept(queue.closed() ? new ServiceStoppingException() : refuse());
    }
  }

  private QueueFullException refuse() {
    metrics.refused();
    return full();
  }

  private QueueFullException full() {
    return bound.full(waiting(), threads.size());
  }
}
