package io.ganqp.trainer.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DecodingMemoryTest {
  private final DecodingMemory memory = new DecodingMemory(250);

  @Test
  void letsAnImageWaitUntilThereIsRoomForIt() throws Exception {
    memory.take(100);
    memory.take(100);
    Other other = new Other();
    assertThat(other.waits()).isTrue();
    memory.giveBack(100);
    other.taken();
  }

  @Test
  void letsAnImageInAloneThatIsLargerThanAllOfIt() throws Exception {
    memory.take(1000);
    Other other = new Other();
    assertThat(other.waits()).isTrue();
    memory.giveBack(1000);
    other.taken();
    memory.giveBack(100);
    memory.take(1000);
  }

  /** Takes 100 on a thread of its own. */
  private final class Other {
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Thread thread =
        new Thread(
            () -> {
              try {
                memory.take(100);
                done.complete(null);
              } catch (InterruptedException e) {
                done.completeExceptionally(e);
              }
            });

    Other() {
      thread.start();
    }

    boolean waits() {
      while (thread.getState() != Thread.State.WAITING && !done.isDone()) {
        Thread.onSpinWait();
      }
      return !done.isDone();
    }

    void taken() throws ExecutionException, InterruptedException {
      done.get();
    }
  }
}
