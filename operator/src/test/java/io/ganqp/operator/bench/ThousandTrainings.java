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
 * many seconds to stay idle (60).
 */
public final class ThousandTrainings {

  private static final int APPLYING = 8;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private ThousandTrainings() {}

  public static void main(String[] arguments) throws InterruptedException {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    int idleSeconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    Namespace namespace = Namespace.create();
    CountDownLatch jobs = new CountDownLatch(count);
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
      System.out.printf("operator: %.1f s of cpu, heap %s%n", cpu.toMillis() / 1e3, heap(operator));
      System.out.printf(
          "writes per training %.2f: %s%n",
          (double) writes.size() / count,
          writes.stream()
              .collect(
                  Collectors.groupingBy(
                      w -> w.verb() + " " + w.resource() + " " + w.code(),
                      TreeMap::new,
                      Collectors.counting())));
      System.out.printf(
          "writes in the %d s after: %d%n", idleSeconds, namespace.writes().size() - writes.size());
    }
    System.exit(0);
  }

  private static void apply(Namespace namespace, int count) throws InterruptedException {
    ExecutorService users = Executors.newFixedThreadPool(APPLYING);
    IntStream.range(0, count).forEach(i -> users.execute(() -> namespace.apply("faces-" + i)));
    users.shutdown();
    if (!users.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the trainings cannot be applied within " + LIMIT);
    }
  }

  private static String heap(OperatorReplica operator) {
    double bytes =
        operator
            .get("/q/metrics")
            .lines()
            .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
            .sum();
    return "%.0f MiB in use, of 256 MiB at most".formatted(bytes / (1 << 20));
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
