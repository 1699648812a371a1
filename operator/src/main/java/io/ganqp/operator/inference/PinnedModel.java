package io.ganqp.operator.inference;

import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.crds.v1alpha1.ModelSource;
import io.ganqp.crds.v1alpha1.RolloutStatus;
import io.ganqp.crds.v1alpha1.S3Access;
import io.ganqp.crds.v1alpha1.S3Source;
import io.ganqp.crds.v1alpha1.ServedModel;
import java.util.Optional;

/**
 * One generator in a store, named by its digest.
 *
 * @param model where it is and which one
 * @param s3 how to reach an object store; null for a volume, and for what the AWS SDK finds itself
 */
record PinnedModel(ServedModel model, S3Access s3) {
  private static final int DIGITS_FOR_PEOPLE = 12;

  /** The file that a spec names. */
  static PinnedModel fixed(ModelSource source) {
    return new PinnedModel(model(source.uri(), source.sha256()), source.s3());
  }

  /** The best model of a training; empty if there is none yet. */
  static Optional<PinnedModel> bestOf(GanQpTraining training) {
    S3Source s3 = training.getSpec().storage().s3();
    S3Access access = s3 == null ? null : new S3Access(s3.endpoint(), s3.region(), s3.secretName());
    return Optional.ofNullable(training.getStatus())
        .map(GanQpTrainingStatus::model)
        .filter(best -> best.uri() != null && best.sha256() != null)
        .map(best -> new PinnedModel(best, access));
  }

  /** The model of the last roll-out; empty if there was none. */
  static Optional<PinnedModel> lastOf(RolloutStatus rollout) {
    return rollout == null
        ? Optional.empty()
        : Optional.of(new PinnedModel(rollout.model(), rollout.s3()));
  }

  /** A model of which nothing else is known. */
  static ServedModel model(String uri, String sha256) {
    return new ServedModel(
        uri, sha256, sha256.substring(0, DIGITS_FOR_PEOPLE), null, null, null, null);
  }
}
