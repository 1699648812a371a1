package io.ganqp.contract.serving;

/** What a service says of itself where it is asked whether it is ready; the operator reads it. */
public final class ServingReport {

  /** No fault: it only takes long. */
  public static final String LOADING = "The model is being loaded.";

  private ServingReport() {}
}
