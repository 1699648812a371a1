package io.ganqp.inference.batching;

import io.ganqp.inference.model.Latent;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Faces that somebody waits for together; the last one made ends it, and so does the first failure.
 *
 * @param <T> the answer
 */
final class FaceRequest<T> {
  private final Latents latents;
  private final FaceSink<T> sink;
  private final UniEmitter<? super T> answer;
  private final AtomicInteger missing;
  private volatile boolean over;

  FaceRequest(Latents latents, FaceSink<T> sink, UniEmitter<? super T> answer) {
    this.latents = latents;
    this.sink = sink;
    this.missing = new AtomicInteger(latents.faces());
    this.answer = answer.onTermination(() -> over = true);
  }

  List<FaceTask> tasks() {
    return IntStream.range(0, latents.faces()).<FaceTask>mapToObj(Face::new).toList();
  }

  private final class Face implements FaceTask {
    private final int index;

    Face(int index) {
      this.index = index;
    }

    @Override
    public Latent latent() {
      return latents.latent(index);
    }

    @Override
    public boolean cancelled() {
      return over;
    }

    @Override
    public void finish(Workbench workbench, int slot) {
      sink.take(index, workbench, slot);
      if (missing.decrementAndGet() == 0) {
        answer.complete(sink.finish(workbench));
      }
    }

    @Override
    public void fail(Throwable reason) {
      answer.fail(reason);
    }
  }
}
