package io.ganqp.operator.pod;

/** What a pod does, as its label {@code app.kubernetes.io/name} says. */
public enum Component {
  /** Trains one generator. */
  TRAINER("ganqp-trainer", "trainer", "spec.trainer", 300),
  /** Serves one generator. */
  INFERENCE("ganqp-inference", "inference", "spec.server", 60);

  private final String appName;
  private final String container;
  private final String settings;
  private final long graceSeconds;

  Component(String appName, String container, String settings, long graceSeconds) {
    this.appName = appName;
    this.container = container;
    this.settings = settings;
    this.graceSeconds = graceSeconds;
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
}
