package io.ganqp.operator.bench;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.operator.cluster.FakeJobController;
import io.ganqp.operator.cluster.FakeNode;
import io.ganqp.operator.cluster.OperatorReplica;
import io.ganqp.operator.status.Conditions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Kills the operator at random moments while all trainings run and are disrupted, lets them end,
 * and counts their Jobs from a watch. Arguments: how many kills (20), how many trainings (20), a
 * seed. Exits with 1 unless all are complete, each by its one Job.
 */
public final class RandomKills {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Namespace namespace = Namespace.create();
  private final FakeNode node = new FakeNode(namespace.admin());
  private final FakeJobController controller = new FakeJobController(namespace.admin());
  private final Map<String, Set<String>> jobs = new ConcurrentHashMap<>();
  private final Random random;

  private RandomKills(long seed) {
    random = new Random(seed);
  }

  public static void main(String[] arguments) throws InterruptedException {
    int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    int trainings = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
    System.out.printf("%d kills, %d trainings, seed %d%n", kills, trainings, seed);
    boolean good = new RandomKills(seed).run(kills, trainings);
    System.exit(good ? 0 : 1);
  }

  private boolean run(int kills, int trainings) throws InterruptedException {
    List<String> names = IntStream.range(0, trainings).mapToObj(i -> "faces-" + i).toList();
    try (SharedIndexInformer<Job> watch = watchJobs()) {
      OperatorReplica operator = namespace.startOperator("replica-0");
      names.forEach(namespace::apply);
      boolean all = until("Running", names, this::start);
      System.out.printf("running before the first kill: %d of %d%n", count("Running"), trainings);
      for (int kill = 1; all && kill <= kills; kill++) {
        // From before its first watch to long after its last write.
        long life = 1000L + random.nextInt(9000);
        long end = System.nanoTime() + life * 1_000_000L;
        while (System.nanoTime() < end) {
          names.forEach(this::perhapsMove);
        }
        operator.kill();
        System.out.printf("kill %d after %d ms%n", kill, life);
        operator = namespace.startOperator("replica-" + kill);
      }
      all = all && until("Complete", names, this::finish);
      operator.close();
      long second = jobs.values().stream().filter(uids -> uids.size() > 1).count();
      long made = made();
      System.out.printf(
          "complete: %d of %d; trainings with a Job: %d, with a second Job: %d; Jobs made: %d%n",
          count("Complete"), trainings, jobs.size(), second, made);
      return all && second == 0 && made == trainings;
    }
  }

  /** Moves all, step by step, until the condition is True of each; gives up at the limit. */
  private boolean until(String condition, List<String> names, Consumer<String> step)
      throws InterruptedException {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (count(condition) < names.size()) {
      if (System.nanoTime() > limit) {
        return false;
      }
      names.forEach(step);
      Thread.sleep(500);
    }
    return true;
  }

  /** By the audit log. */
  private long made() {
    return namespace.writes().stream()
        .filter(write -> write.resource().equals("jobs") && write.verb().equals("create"))
        .filter(write -> write.code() == 201)
        .count();
  }

  private SharedIndexInformer<Job> watchJobs() {
    return namespace
        .admin()
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace.name())
        .inform(
            new ResourceEventHandler<>() {
              @Override
              public void onAdd(Job job) {
                jobs.computeIfAbsent(
                        job.getMetadata().getName(), name -> ConcurrentHashMap.newKeySet())
                    .add(job.getMetadata().getUid());
              }

              @Override
              public void onUpdate(Job before, Job now) {
                onAdd(now);
              }

              @Override
              public void onDelete(Job job, boolean unknown) {}
            });
  }

  /** Starts its pod, or disrupts it: now and then. */
  private void perhapsMove(String name) {
    if (random.nextInt(3) > 0) {
      return;
    }
    Pod live = live(name);
    if (live == null || live.getStatus().getPhase().equals("Pending")) {
      start(name);
    } else if (random.nextInt(10) == 0) {
      node.disrupted(live, "PreemptionByScheduler", "preempted");
    }
  }

  /** Makes a pod, or lets it run. */
  private void start(String name) {
    Job job = job(name);
    if (job == null) {
      return;
    }
    Pod live = live(name);
    if (live == null) {
      controller.makePod(job);
    } else if (live.getStatus().getPhase().equals("Pending")) {
      node.running(live);
    }
  }

  private void finish(String name) {
    Job job = job(name);
    if (job == null || (job.getStatus() != null && job.getStatus().getCompletionTime() != null)) {
      return;
    }
    Pod live = live(name);
    if (live == null) {
      live = controller.makePod(job);
    }
    node.ended(live, 0, "Completed", "{\"iteration\": 100000, \"message\": \"done\"}");
    controller.completed(job);
  }

  /** Of how many trainings the condition is True. */
  private long count(String condition) {
    return namespace
        .admin()
        .resources(GanQpTraining.class)
        .inNamespace(namespace.name())
        .list()
        .getItems()
        .stream()
        .filter(training -> training.getStatus() != null)
        .filter(training -> Conditions.isTrue(training.getStatus().conditions(), condition))
        .count();
  }

  private Job job(String name) {
    return namespace.admin().batch().v1().jobs().inNamespace(namespace.name()).withName(name).get();
  }

  private Pod live(String name) {
    return namespace
        .admin()
        .pods()
        .inNamespace(namespace.name())
        .withLabel("app.kubernetes.io/instance", name)
        .list()
        .getItems()
        .stream()
        .filter(pod -> !Set.of("Failed", "Succeeded").contains(pod.getStatus().getPhase()))
        .findFirst()
        .orElse(null);
  }
}
