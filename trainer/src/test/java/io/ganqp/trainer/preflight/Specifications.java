package io.ganqp.trainer.preflight;

import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.validation.DocumentReader;

/** Specifications by the fields that matter. */
final class Specifications {

  private Specifications() {}

  /** With {@code fields} of a YAML flow mapping. */
  static GanQpTrainingSpec spec(String fields) {
    return DocumentReader.ofTrainings()
        .parse(
            "test",
            """
            apiVersion: ganqp.io/v1alpha1
            kind: GanQpTraining
            metadata: {name: test}
            spec: {dataset: {builtin: {images: 64}}, storage: {volume: {claimName: out}}, %s}
            """
                .formatted(fields))
        .getSpec();
  }
}
