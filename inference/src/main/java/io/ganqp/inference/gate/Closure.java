package io.ganqp.inference.gate;

import java.util.Locale;

/** Why the gate ends a connection that its client would have kept. */
enum Closure {
  /** A request, or the first one, has not arrived in time. */
  HEAD_TIMEOUT,
  /** The content of a request has not arrived in time. */
  CONTENT_TIMEOUT,
  /** No further request has come. */
  IDLE_TIMEOUT,
  /** The client has taken nothing of an answer for too long. */
  ANSWER_TIMEOUT,
  /** The client has not taken all of an answer in time. */
  ANSWER_LIMIT,
  /** The client has kept it open after an answer that ends it. */
  FAREWELL_TIMEOUT,
  /** A new one needed its place. */
  EVICTED,
  /** All others wait for an answer, and there are as many as may be. */
  NO_ROOM;

  /** As metrics name it. */
  String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
