package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.TrainingInputs;
import io.ganqp.operator.network.CalledStore;
import io.ganqp.operator.network.PodAccess;
import io.ganqp.operator.network.StoreEgress;
import io.ganqp.operator.permission.Reach;
import io.ganqp.operator.pod.Component;
import io.ganqp.operator.pod.Labels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Everyone may ask a trainer for its progress; it calls nobody, or the object stores of its
 * training alone.
 */
final class TrainerAccess {

  private TrainerAccess() {}

  /** Of the policy; no service can have it, as it has a dot. */
  static String name(GanQpTraining training) {
    return training.getMetadata().getName() + ".trainer";
  }

  /** The policy. */
  static NetworkPolicy of(GanQpTraining training, Reach reach) {
    String name = training.getMetadata().getName();
    return PodAccess.of(
        new ObjectMetaBuilder()
            .withNamespace(training.getMetadata().getNamespace())
            .withName(name(training))
            .withLabels(Labels.of(Component.TRAINER, name))
            .withOwnerReferences(Owner.of(training))
            .build(),
        Labels.selector(Component.TRAINER, name),
        List.of(TrainingJob.PORT),
        StoreEgress.to(stores(training), training.getMetadata().getNamespace(), reach));
  }

  /**
   * Whether {@code present} lets the trainer call whom it may call now, and nobody else, and has
   * the labels that it is watched by.
   */
  static boolean isIn(NetworkPolicy present, GanQpTraining training, Reach reach) {
    NetworkPolicy desired = of(training, reach);
    Map<String, String> labels =
        Objects.requireNonNullElse(present.getMetadata().getLabels(), Map.of());
    return desired.getSpec().equals(present.getSpec())
        && labels.entrySet().containsAll(desired.getMetadata().getLabels().entrySet());
  }

  /** Whether it is gone, edited, or from before the administrator allowed something else. */
  static boolean isLost(Observed observed) {
    GanQpTraining training = observed.training();
    return observed.access().isEmpty()
        || observed
            .access()
            .filter(present -> Owner.owns(training, present))
            .filter(present -> !isIn(present, training, observed.egress()))
            .isPresent();
  }

  /** What is left out of it, as the administrator does not allow it. */
  static List<String> refused(GanQpTraining training, Reach reach) {
    return StoreEgress.refused(stores(training), training.getMetadata().getNamespace(), reach);
  }

  private static List<CalledStore> stores(GanQpTraining training) {
    return Stream.concat(
            Stream.ofNullable(training.getSpec().storage().s3()),
            TrainingInputs.of(training.getSpec()).buckets().stream())
        .map(bucket -> CalledStore.of(bucket.endpoint(), bucket.secretName()))
        .distinct()
        .toList();
  }
}
