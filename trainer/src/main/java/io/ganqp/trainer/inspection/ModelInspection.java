package io.ganqp.trainer.inspection;

import io.ganqp.trainer.scoring.EvaluationReport;
import io.ganqp.trainer.weights.NetworkFile;

/**
 * A generator looked at from all sides, in figures: the names of the fields are those of the JSON.
 *
 * @param model where it comes from
 * @param notice what whoever shows its images should know
 * @param licence of the data set that it is compared with; null where nobody stated one
 * @param network its weights
 * @param evaluation its metrics and its closest pairs, as {@code ganqp evaluate} tells them
 */
public record ModelInspection(
    Provenance model,
    String notice,
    String licence,
    NetworkFile network,
    EvaluationReport evaluation) {

  /** Of images that no camera took. */
  public static final String SYNTHETIC =
      "Faces that are called generated are synthetic: no camera took them, and they show nobody.";

  /** One with the notice that images are synthetic. */
  public ModelInspection(
      Provenance model, String licence, NetworkFile network, EvaluationReport evaluation) {
    this(model, SYNTHETIC, licence, network, evaluation);
  }
}
