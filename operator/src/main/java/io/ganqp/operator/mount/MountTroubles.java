package io.ganqp.operator.mount;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ganqp.operator.diagnosis.Trouble;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Asks the API server for the events of pods that have waited long for their volumes: each pod at
 * most every {@link VolumeWait#AGAIN}, one after the other, and on no thread that reconciles.
 */
@Singleton
public final class MountTroubles {

  private static final Logger LOG = Logger.getLogger(MountTroubles.class);
  private static final int MOST_REMEMBERED = 4096;
  private static final long MOST_EVENTS = 100;

  private final KubernetesClient client;
  private final Map<String, Answer> answers = new Recent();
  private final ThreadPoolExecutor asking =
      new ThreadPoolExecutor(
          1,
          1,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_REMEMBERED),
          task -> {
            Thread thread = new Thread(task, "mount-troubles");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param client may list events where pods are watched
   */
  public MountTroubles(KubernetesClient client) {
    this.client = client;
    asking.allowCoreThreadTimeOut(true);
  }

  /** What is known of a pod; empty if it does not wait for volumes, or nothing is known yet. */
  public Optional<Trouble> of(Pod pod, Instant now) {
    if (!VolumeWait.isLong(pod, now)) {
      return Optional.empty();
    }
    synchronized (answers) {
      return Optional.ofNullable(answers.get(uid(pod))).flatMap(Answer::trouble);
    }
  }

  /**
   * Asks why a pod waits, if it waits and that is due.
   *
   * @param whenChanged run on another thread when there is something new to know
   */
  public void ask(Pod pod, Instant now, Runnable whenChanged) {
    if (VolumeWait.isLong(pod, now) && take(uid(pod), now)) {
      try {
        asking.execute(() -> answer(pod, now, whenChanged));
      } catch (RejectedExecutionException e) {
        LOG.debugf("Too many pods wait, or the process ends: %s is asked about later", uid(pod));
      }
    }
  }

  /** Ends the thread; a question under way is given up. */
  @PreDestroy
  public void close() {
    asking.shutdownNow();
  }

  private boolean take(String uid, Instant now) {
    synchronized (answers) {
      Answer last = answers.get(uid);
      if (last != null && now.isBefore(last.asked().plus(VolumeWait.AGAIN))) {
        return false;
      }
      answers.put(uid, new Answer(now, last == null ? Optional.empty() : last.trouble()));
      return true;
    }
  }

  private void answer(Pod pod, Instant now, Runnable whenChanged) {
    try {
      Optional<Trouble> trouble = MountEvents.trouble(events(pod));
      Answer before;
      synchronized (answers) {
        before = answers.put(uid(pod), new Answer(now, trouble));
      }
      if (before == null || !before.trouble().equals(trouble)) {
        whenChanged.run();
      }
    } catch (KubernetesClientException e) {
      LOG.debugf("The events of pod %s cannot be read: %s", uid(pod), e.getMessage());
    }
  }

  private List<Event> events(Pod pod) {
    return client
        .events()
        .v1()
        .events()
        .inNamespace(pod.getMetadata().getNamespace())
        .list(
            new ListOptionsBuilder()
                .withFieldSelector("regarding.uid=" + uid(pod))
                .withLimit(MOST_EVENTS)
                .build())
        .getItems();
  }

  private static String uid(Pod pod) {
    return pod.getMetadata().getUid();
  }

  /**
   * What was learnt of a pod.
   *
   * @param asked when
   */
  private record Answer(Instant asked, Optional<Trouble> trouble) {}

  /** Forgets the pods that were not asked about for longest. */
  private static final class Recent extends LinkedHashMap<String, Answer> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
      return size() > MOST_REMEMBERED;
    }
  }
}
