package io.ganqp.operator.pod;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.ganqp.crds.v1alpha1.PodSettings;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Labels and annotations of pods. */
final class PodMetadata {

  /**
   * Scratch folders would keep the cluster autoscaler from ever removing a node; a trainer goes on
   * from its checkpoint, and a disruption budget looks after services.
   */
  private static final Map<String, String> ANNOTATIONS =
      Map.of("cluster-autoscaler.kubernetes.io/safe-to-evict", "true");

  private PodMetadata() {}

  /** The user's and ours; of one name, our label counts, as pods are found by it. */
  static ObjectMeta of(Component component, String instance, PodSettings settings) {
    Map<String, String> labels = new TreeMap<>(orNone(settings.labels()));
    labels.putAll(Labels.of(component, instance));
    Map<String, String> annotations = new TreeMap<>(ANNOTATIONS);
    annotations.putAll(orNone(settings.annotations()));
    return new ObjectMetaBuilder().withLabels(labels).withAnnotations(annotations).build();
  }

  private static Map<String, String> orNone(Map<String, String> entries) {
    return Objects.requireNonNullElse(entries, Map.of());
  }
}
