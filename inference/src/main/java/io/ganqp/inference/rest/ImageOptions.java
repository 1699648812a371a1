package io.ganqp.inference.rest;

import io.ganqp.inference.model.ModelFacts;

/**
 * How an image is made, whatever it shows.
 *
 * @param truncation ψ in (0, 1]
 * @param rendering of the faces as a file
 * @param model whose faces they must be
 */
record ImageOptions(float truncation, Rendering rendering, ModelCondition model) {

  /**
   * The entity tag.
   *
   * @param served the model whose faces they are
   * @param subject what is shown: seeds and their arrangement
   */
  String tag(ModelFacts served, String subject) {
    return EntityTag.of(served.sha256(), subject, truncation, rendering);
  }
}
