package io.ganqp.operator.bench;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.ganqp.operator.cluster.AuditLog.Write;
import io.ganqp.operator.cluster.OperatorReplica;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long until a thousand trainings that are applied at once have their Jobs, what heap and how
 * many writes that takes, and how many writes the minute after. Arguments: how many (1000), and how
 * many seconds to stay idle (60). Exits with 1 if the Jobs took over a minute, the heap over 256
 * MiB, the process more than its container may have, or if anything was written while idle.
 */
public final class ThousandTrainings {

  private static final int APPLYING = 8;
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final double MOST_SECONDS = 60;
  private static final double MOST_HEAP = 256;
  // The limit in the chart.
  private static final double MOST_RESIDENT = 512;

  private ThousandTrainings() {}

  public static void main(String[] arguments) throws InterruptedException {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    int idleSeconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    Namespace namespace = Namespace.create();
    CountDownLatch jobs = new CountDownLatch(count);
    boolean good;
    try (OperatorReplica operator = namespace.startOperator("measured").awaitReady();
        SharedIndexInformer<Job> watch =
            namespace
                .admin()
                .batch()
                .v1()
                .jobs()
                .inNamespace(namespace.name())
                .inform(new CountAdded(jobs))) {
      Duration cpuBefore = operator.cpu();
      long start = System.nanoTime();
      apply(namespace, count);
      double applied = secondsSince(start);
      boolean all = jobs.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
      double made = secondsSince(start);
      Thread.sleep(10_000);
      List<Write> writes = namespace.writes();
      Duration cpu = operator.cpu().minus(cpuBefore);
      Thread.sleep(idleSeconds * 1000L);
      System.out.printf("trainings %d, all have a Job: %s%n", count, all);
      System.out.printf("applied after %.1f s, last Job seen after %.1f s%n", applied, made);
      double heap = heap(operator);
      System.out.printf(
          "operator: %.1f s of cpu, heap %.0f MiB in use, of %.0f at most%n",
          cpu.toMillis() / 1e3, heap, MOST_HEAP);
      double resident = (double) operator.residentMemory() / (1 << 20);
      System.out.printf("resident memory %.0f MiB, of %.0f at most%n", resident, MOST_RESIDENT);
      System.out.printf(
          "writes per training %.2f: %s%n",
          (double) writes.size() / count,
          writes.stream()
              .collect(
                  Collectors.groupingBy(
                      w -> w.verb() + " " + w.resource() + " " + w.code(),
                      TreeMap::new,
                      Collectors.counting())));
      int idle = namespace.writes().size() - writes.size();
      System.out.printf("writes in the %d s after: %d%n", idleSeconds, idle);
      // One that ran out of heap has ended.
      good =
          all
              && made <= MOST_SECONDS
              && operator.isAlive()
              && heap <= MOST_HEAP
              && resident <= MOST_RESIDENT
              && idle == 0;
    }
    System.exit(good ? 0 : 1);
  }

  private static void apply(Namespace namespace, int count) throws InterruptedException {
    ExecutorService users = Executors.newFixedThreadPool(APPLYING);
    IntStream.range(0, count).forEach(i -> users.execute(() -> namespace.apply("faces-" + i)));
    users.shutdown();
    if (!users.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the trainings cannot be applied within " + LIMIT);
    }
  }

  /** What is in use, in MiB. */
  private static double heap(OperatorReplica operator) {
    double bytes =
        operator
            .get("/q/metrics")
            .lines()
            .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
            .sum();
    return bytes / (1 << 20);
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private record CountAdded(CountDownLatch jobs) implements ResourceEventHandler<Job> {

    @Override
    public void onAdd(Job job) {
      jobs.countDown();
    }

    @Override
    public void onUpdate(Job before, Job now) {}

    @Override
    public void onDelete(Job job, boolean unknown) {}
  }
}
