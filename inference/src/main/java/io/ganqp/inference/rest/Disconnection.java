package io.ganqp.inference.rest;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends the connection of an answer under way, so that its client sees that there should be more. A
 * reset of the answer would do so, too, but has no handler run that waits for its end.
 */
record Disconnection(HttpConnection connection) {

  /** Once the client has taken what is sent already. */
  void afterWhatIsSent() {
    var unused = connection.close();
  }

  /** Now: a client that does not read would never take what is sent already. */
  void atOnce() {
    if (connection instanceof ConnectionBase known) {
      // From the handler of the server on, which would itself wait until all is written.
      var unused = known.channelHandlerContext().close();
    } else {
      afterWhatIsSent();
    }
  }
}
