package io.ganqp.inference.gate;

import java.util.Optional;

/** Refuses what could not be answered now, before any work is spent on it. */
public interface Admission {

  /**
   * Whether a request can be taken.
   *
   * @param method of the request
   * @param target of the request, as sent
   * @param conditional whether the answer may be that the client has it already
   * @return why not, and when to come again; empty if it can
   */
  Optional<Overload> refuse(String method, String target, boolean conditional);

  /**
   * Too much is asked at once.
   *
   * @param type of the problem
   * @param title of the problem
   * @param detail of the problem
   * @param retryAfterSeconds when to come again
   */
  record Overload(String type, String title, String detail, long retryAfterSeconds) {}
}
