package io.ganqp.operator.training;

import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.validation.DocumentReader;

/** Trainings whose faces and results are in object stores. */
final class S3Trainings {

  private S3Trainings() {}

  /** Faces and results in one store, whose credentials are in {@code secret}. */
  static GanQpTraining bothFrom(String secret) {
    return DocumentReader.ofTrainings()
        .parse(
            "s3",
            """
            apiVersion: ganqp.io/v1alpha1
            kind: GanQpTraining
            metadata: {name: faces, namespace: vision}
            spec:
              dataset: {s3: {bucket: photographs, secretName: %1$s}}
              storage: {s3: {bucket: models, prefix: generators/, secretName: %1$s}}
            """
                .formatted(secret));
  }
}
