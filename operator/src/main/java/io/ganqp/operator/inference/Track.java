package io.ganqp.operator.inference;

import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.operator.pod.Component;

/** The two sets of pods that a service may have. */
enum Track {
  /** Those that serve. */
  STABLE("", Component.INFERENCE),
  /** Those that try what is to be served. */
  CANARY("-canary", Component.CANARY);

  private final String suffix;
  private final Component component;

  Track(String suffix, Component component) {
    this.suffix = suffix;
    this.component = component;
  }

  /** Name of the resources of such pods. */
  String name(GanQpInference inference) {
    return inference.getMetadata().getName() + suffix;
  }

  /** What such pods are. */
  Component component() {
    return component;
  }
}
