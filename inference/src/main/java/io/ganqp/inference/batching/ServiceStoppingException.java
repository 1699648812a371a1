package io.ganqp.inference.batching;

/** The service ends before the face is made; another one, or the next, may make it. */
public final class ServiceStoppingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace: nothing is at fault. */
  public ServiceStoppingException() {
    super("the service is stopping", null, false, false);
  }
}
