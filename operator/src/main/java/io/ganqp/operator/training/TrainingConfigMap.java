package io.ganqp.operator.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.operator.pod.Component;
import io.ganqp.operator.pod.Labels;
import java.util.List;

/**
 * The document that the trainer reads: the training itself, without the blocks that only the
 * operator reads. The environment of pods stays out of it, and with it what may be secret.
 */
final class TrainingConfigMap {

  /** Its one key. */
  static final String KEY = "training.yaml";

  private static final List<String> BLOCKS =
      List.of(
          "dataset",
          "model",
          "objective",
          "critic",
          "augmentation",
          "optimizer",
          "training",
          "evaluation",
          "checkpoint",
          "storage");
  private static final JsonMapper JSON = new JsonMapper();

  private TrainingConfigMap() {}

  static ConfigMap of(GanQpTraining training) {
    String name = training.getMetadata().getName();
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace(training.getMetadata().getNamespace())
        .withName(name)
        .withLabels(Labels.of(Component.TRAINER, name))
        .withOwnerReferences(Owner.of(training))
        .endMetadata()
        .addToData(KEY, document(training))
        .build();
  }

  /** Whether {@code present} says what the trainer of {@code training} is to read. */
  static boolean isIn(ConfigMap present, GanQpTraining training) {
    return present.getData() != null && document(training).equals(present.getData().get(KEY));
  }

  /**
   * Whether it is gone, or edited. One that an earlier operator wrote in other words, for the same
   * specification, is what the Job was made for and stays.
   */
  static boolean isLost(Observed observed, Job job) {
    GanQpTraining training = observed.training();
    return observed.document().isEmpty()
        || observed
            .document()
            .filter(present -> Owner.owns(training, present))
            .filter(present -> SpecFingerprint.isSame(job, training))
            .filter(present -> !isIn(present, training))
            .isPresent();
  }

  /** The document, as JSON over several lines, which is YAML. */
  static String document(GanQpTraining training) {
    return document(training, JSON.valueToTree(training.getSpec()));
  }

  /** The same without what the trainer trains alike with and without. */
  static String effective(GanQpTraining training) {
    ObjectNode spec = JSON.valueToTree(training.getSpec());
    spec.withObject("/dataset").remove("licence");
    return document(training, spec);
  }

  private static String document(GanQpTraining training, ObjectNode spec) {
    ObjectNode document = JSON.createObjectNode();
    document.put("apiVersion", training.getApiVersion()).put("kind", training.getKind());
    document
        .putObject("metadata")
        .put("name", training.getMetadata().getName())
        .put("namespace", training.getMetadata().getNamespace())
        .put("uid", training.getMetadata().getUid());
    document.set("spec", spec.retain(BLOCKS));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }
}
