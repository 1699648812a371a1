package io.ganqp.operator.diagnosis;

import io.ganqp.operator.pod.Component;
import java.util.Arrays;
import java.util.Locale;

/** What to do about an eviction by the kubelet, by what was used too much of. */
enum Eviction {
  STORAGE_OF_NODE(
      "low on resource: ephemeral-storage",
      "ask for as much as it uses: %s.resources.requests.ephemeral-storage"),
  LOCAL_STORAGE("ephemeral", "raise %s.resources.limits.ephemeral-storage"),
  VOLUME("emptydir", "raise the size of that volume"),
  MEMORY("memory", "ask for as much as it uses: %s.resources.requests.memory"),
  PROCESSES("pid", "let the node have more processes, or fewer pods"),
  /** Disk space and inodes of the node. */
  NODE("", "see what fills the node's disk");

  private final String word;
  private final String remedy;

  Eviction(String word, String remedy) {
    this.word = word;
    this.remedy = remedy;
  }

  static Trouble trouble(String words, Component component) {
    String lower = words.toLowerCase(Locale.ROOT);
    String remedy =
        Arrays.stream(values())
            .filter(eviction -> lower.contains(eviction.word))
            .findFirst()
            .orElse(NODE)
            .remedy;
    return Trouble.of(Trouble.Kind.EVICTED, words, remedy.formatted(component.settings()));
  }
}
