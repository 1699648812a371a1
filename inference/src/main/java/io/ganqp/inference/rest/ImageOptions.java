package io.ganqp.inference.rest;

import io.ganqp.inference.model.ModelFacts;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How an image is made, whatever it shows.
 *
 * @param truncation ψ in (0, 1]
 * @param rendering of the faces as a file
 * @param model whose faces they must be
 */
record ImageOptions(float truncation, Rendering rendering, ModelCondition model) {
  /** The parameters that say so. */
  static final SortedSet<String> PARAMETERS = parametersAnd();

  /**
   * The parameters of a request that says both what is shown and how.
   *
   * @param subject those that say what is shown
   */
  static SortedSet<String> parametersAnd(String... subject) {
    SortedSet<String> parameters = new TreeSet<>(ApiDescription.OPTIONS);
    parameters.addAll(List.of(subject));
    return Collections.unmodifiableSortedSet(parameters);
  }

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
