package io.ganqp.operator.inference;

/**
 * How the requests of a route are divided between the pods that serve and those of a candidate.
 *
 * @param percent what the candidate gets
 * @param stable the model that the others serve
 * @param candidate that of its own
 */
record TrafficSplit(int percent, NamedModel stable, NamedModel candidate) {

  /** Whether only the settings of the pods are tried. */
  boolean isOfOneModel() {
    return stable.sha256().equals(candidate.sha256());
  }
}
