package io.ganqp.inference.gate;

/** A place that requests with content may be sent to, by POST. All others take none. */
@FunctionalInterface
public interface ContentRoute {

  /**
   * Whether it is there.
   *
   * @param path of a request, as sent
   */
  boolean takes(String path);
}
