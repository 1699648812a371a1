package io.ganqp.inference.gate;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Tells the gate where an answer of the server begins and ends; it sees answers before they are
 * bytes.
 */
final class AnswerEnd extends ChannelOutboundHandlerAdapter {
  /** The server's own encoder, behind which this stands. */
  static final String ENCODER = "httpEncoder";

  static final String NAME = "answerEnd";

  private static final String EVENTS = "text/event-stream";

  private final Gate gate;
  private int status;

  AnswerEnd(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse response) {
      status = response.status().code();
      gate.begins(isEvents(response));
    }
    boolean interim = HttpStatusClass.valueOf(status) == HttpStatusClass.INFORMATIONAL;
    if (message instanceof LastHttpContent && !interim) {
      ChannelPromise written = promise.unvoid();
      super.write(context, message, written);
      gate.answered(context.pipeline().context(gate), status, written);
    } else {
      super.write(context, message, promise);
    }
  }

  private static boolean isEvents(HttpResponse response) {
    String type = response.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
    return type.regionMatches(true, 0, EVENTS, 0, EVENTS.length());
  }
}
