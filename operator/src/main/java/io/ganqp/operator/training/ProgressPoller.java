package io.ganqp.operator.training;

import io.ganqp.contract.run.TrainerReport;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Asks trainers for their progress, each in its own rhythm and none on a thread that reconciles.
 * What they answer is kept until they are forgotten; who wants to know is told when it changes.
 */
@Singleton
final class ProgressPoller {

  private final Map<ResourceID, Followed> followed = new ConcurrentHashMap<>();
  private final TrainerClient trainers = new TrainerClient();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress-poller");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Consumer<ResourceID> news = training -> {};
  private volatile Predicate<ResourceID> isThere = training -> true;

  /** Asks on behalf of trainings that {@code there} says are there, and forgets the others. */
  void whileThere(Predicate<ResourceID> there) {
    isThere = there;
  }

  /** Tells {@code listener} of each training whose trainer has something new to say. */
  void onNews(Consumer<ResourceID> listener) {
    news = listener;
  }

  /**
   * Follows the trainer at {@code address} from now on; another one of that training no more.
   *
   * @param pod uid of its pod; another pod may come to have the same address
   */
  void follow(ResourceID training, String pod, URI address) {
    Followed present = followed.get(training);
    if (present == null || !present.pod.equals(pod) || !present.address.equals(address)) {
      Followed next = new Followed(pod, address);
      followed.put(training, next);
      schedule(training, next, Duration.ZERO);
    }
  }

  /** Asks no more, and forgets what was answered. */
  void forget(ResourceID training) {
    followed.remove(training);
  }

  /** What the trainer in that very pod answered last; empty if it has not. */
  Optional<TrainerReport> latest(ResourceID training, String pod) {
    return Optional.ofNullable(followed.get(training))
        .filter(trainer -> trainer.pod.equals(pod))
        .flatMap(trainer -> trainer.answers.latest());
  }

  @PreDestroy
  void close() {
    clock.shutdownNow();
    followed.clear();
  }

  private void schedule(ResourceID training, Followed trainer, Duration delay) {
    try {
      Future<?> unused =
          clock.schedule(() -> ask(training, trainer), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The process is ending.
      followed.remove(training);
    }
  }

  private void ask(ResourceID training, Followed trainer) {
    if (!isThere.test(training)) {
      followed.remove(training, trainer);
    } else if (followed.get(training) == trainer) {
      Future<?> unused =
          trainers
              .progress(trainer.address)
              .handle(
                  (answer, failure) -> failure == null ? answer : Optional.<TrainerReport>empty())
              .thenAccept(answer -> answered(training, trainer, answer));
    }
  }

  private void answered(ResourceID training, Followed trainer, Optional<TrainerReport> answer) {
    if (followed.get(training) != trainer) {
      return;
    }
    Answers before = trainer.answers;
    trainer.answers = before.and(answer);
    schedule(
        training,
        trainer,
        PollInterval.next(trainer.answers.latest(), trainer.answers.failures(), followed.size()));
    if (!trainer.answers.latest().equals(before.latest())) {
      news.accept(training);
    }
  }

  /**
   * What a trainer has answered so far.
   *
   * @param latest its last answer
   * @param failures how often in a row it has not answered since
   */
  private record Answers(Optional<TrainerReport> latest, int failures) {

    Answers and(Optional<TrainerReport> answer) {
      return answer.isPresent() ? new Answers(answer, 0) : new Answers(latest, failures + 1);
    }
  }

  /** One trainer; asked again only when it has answered or will not. */
  private static final class Followed {
    private final String pod;
    private final URI address;
    private volatile Answers answers = new Answers(Optional.empty(), 0);

    Followed(String pod, URI address) {
      this.pod = pod;
      this.address = address;
    }
  }
}
