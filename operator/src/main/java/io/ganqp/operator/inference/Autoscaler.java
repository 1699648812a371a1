package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpecBuilder;
import io.ganqp.crds.v1alpha1.AutoscalingSpec;
import io.ganqp.crds.v1alpha1.GanQpInference;
import java.util.ArrayList;
import java.util.List;

/** The autoscaler of a Deployment: the most pods that any of its metrics asks for. */
final class Autoscaler {
  /** The service's own gauge of faces that wait, under the name that Prometheus knows it by. */
  private static final String QUEUE_LENGTH = "ganqp_queue_length";

  private Autoscaler() {}

  /**
   * The autoscaler.
   *
   * @param shared whether a candidate takes a share of the load: then no pods are taken away, so
   *     that those that are there can have all of it back, and the number of the candidate's, which
   *     follows theirs, stays what its share needs
   */
  static HorizontalPodAutoscaler of(
      GanQpInference inference, AutoscalingSpec spec, boolean shared) {
    HorizontalPodAutoscaler autoscaler = of(inference, spec);
    return shared
        ? new HorizontalPodAutoscalerBuilder(autoscaler)
            .editSpec()
            .withNewBehavior()
            .withNewScaleDown()
            .withSelectPolicy("Disabled")
            .endScaleDown()
            .endBehavior()
            .endSpec()
            .build()
        : autoscaler;
  }

  private static HorizontalPodAutoscaler of(GanQpInference inference, AutoscalingSpec spec) {
    return new HorizontalPodAutoscalerBuilder()
        .withMetadata(ServingNames.metadata(inference))
        .withNewSpec()
        .withNewScaleTargetRef("apps/v1", "Deployment", inference.getMetadata().getName())
        .withMinReplicas(spec.minReplicas())
        .withMaxReplicas(spec.maxReplicas())
        .withMetrics(metrics(spec))
        .endSpec()
        .build();
  }

  private static List<MetricSpec> metrics(AutoscalingSpec spec) {
    List<MetricSpec> metrics = new ArrayList<>();
    metrics.add(
        new MetricSpecBuilder()
            .withType("Resource")
            .withNewResource()
            .withName("cpu")
            .withNewTarget()
            .withType("Utilization")
            .withAverageUtilization(spec.targetCpuUtilization())
            .endTarget()
            .endResource()
            .build());
    if (spec.targetQueueLength() != null) {
      metrics.add(
          new MetricSpecBuilder()
              .withType("Pods")
              .withNewPods()
              .withNewMetric()
              .withName(QUEUE_LENGTH)
              .endMetric()
              .withNewTarget()
              .withType("AverageValue")
              .withAverageValue(Quantity.parse(spec.targetQueueLength().toString()))
              .endTarget()
              .endPods()
              .build());
    }
    return metrics;
  }
}
