package io.ganqp.trainer.comparison.plan;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import java.util.List;

/**
 * The document of a comparison, as it is written.
 *
 * @param apiVersion as of a training
 * @param kind {@code GanQpComparison}
 * @param metadata with the name
 * @param spec what is compared
 */
record GanQpComparison(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

  /**
   * What is compared.
   *
   * @param base what the trainings have in common; null where {@code baseFile} has it
   * @param baseFile path of the document of a training that has it, relative to this one
   * @param objectives each a row of the comparison
   * @param reference name of the objective that the others are compared with; null: the first
   * @param seeds each objective is trained with each of them
   * @param iterations of each training; null where {@code seconds} are given
   * @param seconds of each training; null where {@code iterations} are given
   * @param evaluation of the finished models
   * @param published results of others, to be shown beside
   */
  record Spec(
      GanQpTrainingSpec base,
      String baseFile,
      List<ComparedObjective> objectives,
      String reference,
      List<Long> seeds,
      Integer iterations,
      Integer seconds,
      Evaluation evaluation,
      List<PublishedResult> published) {}

  /**
   * How finished models are measured.
   *
   * @param samples images generated of each
   */
  record Evaluation(int samples) {}
}
