package io.ganqp.inference.rest;

import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.model.ModelFacts;

/**
 * How an image is made, whatever it shows.
 *
 * @param truncation ψ in (0, 1]
 * @param encoding of the image
 * @param model whose faces they are
 * @param modelNamed whether the client said which model it must be
 */
record ImageOptions(float truncation, Encoding encoding, ModelFacts model, boolean modelNamed) {

  /**
   * The entity tag.
   *
   * @param subject what is shown: seeds and their arrangement
   */
  String tag(String subject) {
    return EntityTag.of(model.sha256(), subject, truncation, encoding);
  }
}
