package io.ganqp.contract.serving;

/** Texts of the readiness check that the operator recognises. */
public final class ServingReport {

  /** Not a failure: loading takes a while. */
  public static final String LOADING = "The model is being loaded.";

  private ServingReport() {}
}
