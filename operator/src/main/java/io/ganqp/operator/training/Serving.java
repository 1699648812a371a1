package io.ganqp.operator.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.crds.v1alpha1.ServingSpec;
import io.ganqp.operator.pod.Component;
import io.ganqp.operator.pod.Labels;
import io.ganqp.operator.status.ConditionState;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.EventReason;
import io.ganqp.operator.training.Decision.Announcement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The GanQpInference that a training asks for. It has the training's name and a label that says so,
 * but no owner: it stays when the training is gone.
 */
final class Serving {

  /** Name of the training that asked for it. */
  static final String TRAINING = "ganqp.io/training";

  /** Of the block {@code serving} that it was last made from. */
  private static final String FINGERPRINT = "ganqp.io/serving";

  /** Raised when the same block makes something else. */
  private static final String EDITION = "2";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private Serving() {}

  /** The condition of a training whose service cannot be made, or is not asked for any more. */
  static final String CONDITION = "Served";

  /** What is to be done about it: nothing before there is a model, or if it is somebody else's. */
  static Optional<Action> action(Observed observed, GanQpTrainingStatus status) {
    GanQpTraining training = observed.training();
    if (training.getSpec().serving() == null || status.model() == null) {
      return Optional.empty();
    }
    GenericKubernetesResource desired = desired(training);
    GanQpInference present = observed.serving().orElse(null);
    if (present == null) {
      return Optional.of(new Action.ApplyServing(desired, true));
    }
    boolean same =
        fingerprint(training.getSpec().serving())
            .equals(value(present.getMetadata().getAnnotations(), FINGERPRINT));
    return isOurs(training, present) && !same
        ? Optional.of(new Action.ApplyServing(desired, false))
        : Optional.empty();
  }

  /**
   * {@code conditions}, with one more while there is something to say of the service: {@code
   * Served} is False while its name is somebody else's, and True while there is one that {@code
   * spec.serving} made and no longer asks for.
   */
  static List<Condition> conditions(Observed observed, List<Condition> conditions) {
    Optional<ConditionState> said =
        obstacle(observed)
            .map(words -> new ConditionState(CONDITION, false, Reason.NAME_TAKEN.word(), words))
            .or(
                () ->
                    kept(observed)
                        .map(
                            words ->
                                new ConditionState(
                                    CONDITION, true, Reason.SERVICE_KEPT.word(), words)));
    if (said.isPresent()) {
      return Conditions.with(conditions, List.of(said.get()), observed.now());
    }
    return Conditions.find(conditions, CONDITION).isEmpty()
        ? conditions
        : conditions.stream().filter(c -> !c.getType().equals(CONDITION)).toList();
  }

  /** The event that tells of that condition when it is new. */
  static Optional<Announcement> announcement(Observed observed) {
    return obstacle(observed)
        .filter(
            words ->
                Conditions.find(observed.conditions(), CONDITION)
                    .filter(c -> c.getReason().equals(Reason.NAME_TAKEN.word()))
                    .isEmpty())
        .map(words -> new Announcement(EventReason.SERVING_NAME_TAKEN, words));
  }

  private static Optional<String> obstacle(Observed observed) {
    GanQpTraining training = observed.training();
    return observed
        .serving()
        .filter(present -> training.getSpec().serving() != null && !isOurs(training, present))
        .map(
            present ->
                "there is a GanQpInference %s already that spec.serving did not make: delete it, or take spec.serving out and give that one spec.model.trainingName"
                    .formatted(present.getMetadata().getName()));
  }

  private static Optional<String> kept(Observed observed) {
    GanQpTraining training = observed.training();
    return observed
        .serving()
        .filter(present -> training.getSpec().serving() == null && isOurs(training, present))
        .map(
            present ->
                "spec.serving is out, and GanQpInference %s serves on, as it was last, the best model of this training: delete it if nobody needs it"
                    .formatted(present.getMetadata().getName()));
  }

  private static boolean isOurs(GanQpTraining training, GanQpInference present) {
    return training
        .getMetadata()
        .getName()
        .equals(value(present.getMetadata().getLabels(), TRAINING));
  }

  /** Every field of the block is one of the GanQpInference, and goes there as it is. */
  private static GenericKubernetesResource desired(GanQpTraining training) {
    String name = training.getMetadata().getName();
    Map<String, String> labels = new TreeMap<>(Labels.of(Component.INFERENCE, name));
    // It has no owner, so a tool that tracks by this label, as Argo CD may, would take it for an
    // application's of that name, and prune it.
    labels.remove(Labels.INSTANCE);
    labels.put(TRAINING, name);
    ObjectNode spec = JSON.valueToTree(training.getSpec().serving());
    spec.putObject("model").put("trainingName", name);
    if (!spec.has("replicas") && !spec.has("autoscaling")) {
      spec.putObject("autoscaling");
    }
    GenericKubernetesResource inference = new GenericKubernetesResource();
    inference.setApiVersion(HasMetadata.getApiVersion(GanQpInference.class));
    inference.setKind(HasMetadata.getKind(GanQpInference.class));
    inference.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(training.getMetadata().getNamespace())
            .withName(name)
            .withLabels(labels)
            .withAnnotations(Map.of(FINGERPRINT, fingerprint(training.getSpec().serving())))
            .build());
    inference.setAdditionalProperty("spec", JSON.convertValue(spec, Map.class));
    return inference;
  }

  private static String fingerprint(ServingSpec serving) {
    try {
      String text = EDITION + JSON.writeValueAsString(serving);
      return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of the API can be written", e);
    }
  }

  private static String value(Map<String, String> map, String key) {
    return map == null ? null : map.get(key);
  }
}
