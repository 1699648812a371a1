package io.ganqp.operator.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Replicas of the operator that are started again when they end, as those of a Deployment are. */
public final class RestartedReplicas implements AutoCloseable {

  private final Function<String, OperatorReplica> start;
  private final Map<String, OperatorReplica> replicas = new TreeMap<>();
  private int restarts;

  /** Starts one for each of the {@code names}. */
  public RestartedReplicas(Function<String, OperatorReplica> start, String... names) {
    this.start = start;
    List.of(names).forEach(name -> replicas.put(name, start.apply(name)));
  }

  /** Starts those again that have ended, under their names; gives how often that was so far. */
  public int restartEnded() {
    replicas.replaceAll((name, replica) -> replica.isAlive() ? replica : restart(name));
    return restarts;
  }

  /** Those that are there now. */
  public Collection<OperatorReplica> all() {
    return replicas.values();
  }

  private OperatorReplica restart(String name) {
    restarts++;
    return start.apply(name);
  }

  @Override
  public void close() {
    replicas.values().forEach(OperatorReplica::close);
  }
}
