package io.ganqp.operator.diagnosis;

import static io.ganqp.operator.diagnosis.Trouble.Kind.DEADLINE;
import static io.ganqp.operator.diagnosis.Trouble.Kind.DISRUPTED;
import static io.ganqp.operator.diagnosis.Trouble.Kind.EVICTED;
import static io.ganqp.operator.diagnosis.Trouble.Kind.NODE_LOST;
import static io.ganqp.operator.diagnosis.Trouble.Kind.NODE_REFUSED;

import io.ganqp.operator.diagnosis.Trouble.Kind;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Why a pod as a whole has failed, as its node names it in {@code status.reason}. */
enum PodReason {
  /** For storage or memory, of its own or of the node; {@link Eviction} knows the remedies. */
  EVICTION("Evicted", EVICTED, ""),
  /** For a critical pod of the node. */
  PREEMPTION("Preempting", DISRUPTED, ""),
  SHUTDOWN("Terminated|NodeShutdown|Shutdown", DISRUPTED, ""),
  LOST("NodeLost", NODE_LOST, ""),
  DEADLINE_OVER("DeadlineExceeded", DEADLINE, ""),
  NO_ROOM("OutOf.+", NODE_REFUSED, "the node had less room than the scheduler knew"),
  NO_ALIGNMENT(
      "TopologyAffinityError",
      NODE_REFUSED,
      "ask for resources that fit one NUMA node, or relax the node's topology policy"),
  NO_DEVICE("UnexpectedAdmissionError", NODE_REFUSED, "see the node's device plugin"),
  /** Whatever else a kubelet may not admit, in its own words. */
  ANY_OTHER(".+", NODE_REFUSED, "");

  private final Pattern word;
  private final Kind kind;
  private final String remedy;

  PodReason(String word, Kind kind, String remedy) {
    this.word = Pattern.compile(word);
    this.kind = kind;
    this.remedy = remedy;
  }

  /**
   * @param word not empty
   */
  static PodReason of(String word) {
    return Arrays.stream(values())
        .filter(reason -> reason.word.matcher(word).matches())
        .findFirst()
        .orElse(ANY_OTHER);
  }

  /** What it means for a pod of which the node says {@code words}. */
  Trouble trouble(String words) {
    return Trouble.of(kind, words, remedy);
  }
}
