package io.ganqp.trainer.training;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganqp.contract.store.ModelOrigin;
import io.ganqp.crds.v1alpha1.AugmentationKind;
import io.ganqp.crds.v1alpha1.CriticInput;
import io.ganqp.crds.v1alpha1.CriticSpec;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.HoldoutBy;
import io.ganqp.crds.v1alpha1.Normalization;
import io.ganqp.crds.v1alpha1.ObjectiveSpec;
import io.ganqp.crds.v1alpha1.OptimizerAlgorithm;
import io.ganqp.crds.v1alpha1.OptimizerSpec;
import io.ganqp.trainer.augment.AugmentationPolicy;
import io.ganqp.trainer.training.PretrainedStore.OriginRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What must not change between a checkpoint and the run that goes on with it. The number of
 * iterations may be raised, and the images may lie elsewhere as long as they are the same.
 */
final class TrainingIdentity {

  private static final String AUGMENTATION = "augmentation";
  private static final String MODEL = "model";
  private static final String FROM = "from";
  private static final JsonMapper JSON =
      JsonMapper.builder().defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)).build();

  private static final CriticSpec REFERENCE_CRITIC =
      new CriticSpec(CriticInput.IMAGE, Normalization.BATCH_NORM, false, null, null);

  private static final TypeReference<Set<AugmentationKind>> KINDS = new TypeReference<>() {};

  private TrainingIdentity() {}

  /**
   * The identity of a training on images with the given digest. What is as it was before there was
   * a choice is absent, as it is in the checkpoints of that time.
   *
   * @param spec complete
   */
  static ObjectNode of(GanQpTrainingSpec spec, String datasetDigest) {
    ObjectNode identity = JSON.createObjectNode();
    ObjectNode dataset = identity.putObject("dataset");
    dataset.put("digest", datasetDigest);
    dataset.set("crop", JSON.valueToTree(spec.dataset().crop()));
    dataset.put("mirror", spec.dataset().mirror());
    dataset.put("holdoutFraction", spec.dataset().holdoutFraction());
    if (spec.dataset().holdoutBy() != HoldoutBy.IMAGE) {
      dataset.set("holdoutBy", JSON.valueToTree(spec.dataset().holdoutBy()));
    }
    ObjectNode model = JSON.valueToTree(spec.model());
    model.remove(FROM);
    identity.set(MODEL, model);
    identity.set("objective", objective(spec.objective()));
    if (!spec.critic().equals(REFERENCE_CRITIC)) {
      identity.set("critic", JSON.valueToTree(spec.critic()));
    }
    identity.set("optimizer", optimizer(spec.optimizer()));
    ObjectNode training = JSON.valueToTree(spec.training());
    training.remove("iterations");
    identity.set("training", training);
    return identity;
  }

  private static ObjectNode objective(ObjectiveSpec spec) {
    ObjectNode objective = JSON.valueToTree(spec);
    if (Objects.equals(spec.power(), 2)) {
      objective.remove("power");
    }
    return objective;
  }

  private static ObjectNode optimizer(OptimizerSpec spec) {
    ObjectNode optimizer = JSON.valueToTree(spec);
    if (spec.algorithm() == OptimizerAlgorithm.ADAM) {
      optimizer.remove("algorithm");
    }
    return optimizer;
  }

  /**
   * {@code identity} with what the images are augmented by, and what the run began with. Where
   * there is none, nothing is added: so it was before there was either, and an earlier version can
   * go on with the run.
   *
   * @param origin null for random networks
   */
  static ObjectNode with(AugmentationPolicy augmentation, ModelOrigin origin, JsonNode identity) {
    ObjectNode complete = identity.deepCopy();
    if (!augmentation.isNone()) {
      complete.set(AUGMENTATION, JSON.valueToTree(augmentation.kinds()));
    }
    if (origin != null) {
      complete.withObjectProperty(MODEL).set(FROM, JSON.valueToTree(origin));
    }
    return complete;
  }

  /**
   * The same of a run that goes on, to be compared with what it was: a run that began as asked is
   * one with what it began with, whatever has become of that since.
   *
   * @param former identity of the run
   */
  static ObjectNode asked(
      AugmentationPolicy augmentation,
      Optional<OriginRequest> from,
      JsonNode former,
      JsonNode identity) {
    ModelOrigin origin = origin(former);
    if (from.isEmpty() || (origin != null && from.get().isMetBy(origin))) {
      return with(augmentation, from.isEmpty() ? null : origin, identity);
    }
    ObjectNode asked = with(augmentation, origin, identity);
    ObjectNode differing = asked.withObjectProperty(MODEL).withObjectProperty(FROM);
    differing.put("uri", from.get().uri());
    if (from.get().checkpoint() != null) {
      differing.put("iteration", from.get().checkpoint());
    }
    if (from.get().model() != null) {
      differing.put(MODEL, from.get().model());
    }
    return asked;
  }

  /**
   * What a run began with; null for random networks.
   *
   * @throws IllegalArgumentException if this version does not know it
   */
  static ModelOrigin origin(JsonNode identity) {
    JsonNode from = identity.path(MODEL).get(FROM);
    return from == null ? null : JSON.convertValue(from, ModelOrigin.class);
  }

  /**
   * What the images are augmented by.
   *
   * @throws IllegalArgumentException if this version does not know it
   */
  static AugmentationPolicy augmentation(JsonNode identity) {
    if (!identity.hasNonNull(AUGMENTATION)) {
      return AugmentationPolicy.NONE;
    }
    JsonNode kinds = identity.get(AUGMENTATION);
    try {
      return new AugmentationPolicy(JSON.convertValue(kinds, KINDS));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "spec.augmentation was " + kinds + ", which this version does not know", e);
    }
  }

  /** The digest of the images that a training is of. */
  static String digest(JsonNode identity) {
    return identity.path("dataset").path("digest").asText();
  }

  /** What differs but for the images, as "spec.training.seed was 42 and is 43". */
  static List<String> differences(JsonNode former, JsonNode current) {
    return SpecDifferences.of(withoutDigest(former), withoutDigest(current));
  }

  private static JsonNode withoutDigest(JsonNode identity) {
    JsonNode copy = identity.deepCopy();
    if (copy.path("dataset") instanceof ObjectNode dataset) {
      dataset.remove("digest");
    }
    return copy;
  }
}
