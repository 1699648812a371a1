package io.ganqp.operator.pod;

import io.fabric8.kubernetes.api.model.Quantity;

/** What a pod does, as its label {@code app.kubernetes.io/name} says. */
public enum Component {
  /** Trains one generator. */
  TRAINER("ganqp-trainer", "trainer", "spec.trainer", 300, "1Gi", "64Gi"),
  /** Serves one generator. */
  INFERENCE("ganqp-inference", "inference", "spec.server", 60, "1Gi", "8Gi"),
  /** Serves a generator that is tried: such a pod is none of those that serve the usual one. */
  CANARY("ganqp-inference-canary", "inference", "spec.server", 60, "1Gi", "8Gi");

  private final String appName;
  private final String container;
  private final String settings;
  private final long graceSeconds;
  private final String usualDisk;
  private final String mostDisk;

  Component(
      String appName,
      String container,
      String settings,
      long graceSeconds,
      String usualDisk,
      String mostDisk) {
    this.appName = appName;
    this.container = container;
    this.settings = settings;
    this.graceSeconds = graceSeconds;
    this.usualDisk = usualDisk;
    this.mostDisk = mostDisk;
  }

  /** Value of the label {@code app.kubernetes.io/name}. */
  public String appName() {
    return appName;
  }

  /** Name of the container in the pod. */
  public String container() {
    return container;
  }

  /** Where in its resource the settings of its pods are. */
  public String settings() {
    return settings;
  }

  /** Seconds that its pods have to end by themselves, unless a user chose. */
  long graceSeconds() {
    return graceSeconds;
  }

  /** Of a node's disk that its container asks for by itself. */
  Quantity usualDisk() {
    return Quantity.parse(usualDisk);
  }

  /**
   * Of a node's disk that its container may use at most, unless a user chose: 70,000 packed images
   * of 512 px, or a model with room to spare.
   */
  Quantity mostDisk() {
    return Quantity.parse(mostDisk);
  }
}
