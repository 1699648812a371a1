package io.ganqp.inference.gate;

import io.ganqp.inference.gate.Connection.Phase;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Passes whole, well-formed requests to the server, the next one when the one before is answered,
 * and answers everything else itself.
 */
final class Gate extends ChannelDuplexHandler {
  /** As much of the requests to come is taken from the network. */
  private static final int MOST_BUFFERED = 32 * 1024;

  /** How long a client may take to read why its connection ends. */
  private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

  private final Edge edge;
  private final ContentRoom.Share share;
  private final Patience patience = new Patience();
  private RequestReader reader;
  private Connection connection;
  private ByteBuf buffered = Unpooled.EMPTY_BUFFER;
  private boolean leaving;
  private boolean events;

  Gate(Edge edge) {
    this.edge = edge;
    this.share = edge.contentRoom().share();
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    reader = edge.reader(context.channel().remoteAddress());
    connection = new Connection(context.channel(), context, edge.timeouts(), edge::closed);
    if (!edge.connections().add(connection)) {
      connection.close(Closure.NO_ROOM);
      return;
    }
    if (context.pipeline().get(AnswerEnd.ENCODER) == null) {
      // The server takes no connections any more.
      edge.connections().remove(connection);
      var unused = context.close();
      return;
    }
    context.pipeline().addAfter(AnswerEnd.ENCODER, AnswerEnd.NAME, new AnswerEnd(this));
    context.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    edge.connections().remove(connection);
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    forget();
    share.release();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf arrived = (ByteBuf) message;
    if (leaving) {
      arrived.release();
      return;
    }
    buffered = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(context.alloc(), buffered, arrived);
    passOn(context);
    readWhatFits(context);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (connection.phase() == Phase.SERVER) {
      if (events) {
        connection.sendsEvents();
      } else {
        connection.answers();
      }
    } else if (connection.answering()) {
      connection.goesOn();
    }
    super.write(context, message, promise);
  }

  /**
   * Hears that the server is about to write the first of an answer.
   *
   * @param events whether it goes on for as long as something may happen
   */
  void begins(boolean events) {
    this.events = events;
  }

  /** Hears that the server has written the last of an answer. */
  void answered(ChannelHandlerContext context, int status, ChannelPromise written) {
    if (status != 503) {
      patience.served();
    }
    written.addListener(done -> goOn(context));
  }

  /** The client has the answer, so its next request may be answered: no sooner. */
  private void goOn(ChannelHandlerContext context) {
    connection.enter(Phase.IDLE, edge.timeouts().idle());
    share.release();
    // Not now: the server is still in the middle of ending this one.
    context.executor().execute(() -> resume(context));
  }

  private void resume(ChannelHandlerContext context) {
    if (context.isRemoved()) {
      return;
    }
    passOn(context);
    readWhatFits(context);
  }

  /** A client that sends faster than it is answered is stopped by TCP. */
  private void readWhatFits(ChannelHandlerContext context) {
    if (!buffered.isReadable() || leaving) {
      forget();
    } else if (buffered.refCnt() == 1) {
      buffered.discardSomeReadBytes();
    }
    long most = reader.head().isPresent() ? MOST_BUFFERED + edge.mostContent() : MOST_BUFFERED;
    context.channel().config().setAutoRead(buffered.readableBytes() <= most);
  }

  private void forget() {
    buffered.release();
    buffered = Unpooled.EMPTY_BUFFER;
  }

  private void passOn(ChannelHandlerContext context) {
    try {
      while (!leaving && !answering()) {
        Optional<Request> request = reader.next(buffered);
        if (request.isEmpty()) {
          awaitRest(context);
          return;
        }
        take(context, request.get());
      }
    } catch (RefusedException e) {
      refuse(context, e.refusal());
    }
  }

  private void awaitRest(ChannelHandlerContext context) throws RefusedException {
    if (reader.head().isEmpty()) {
      if (buffered.isReadable() && connection.phase() == Phase.IDLE) {
        connection.enter(Phase.HEAD, edge.timeouts().head());
      }
      return;
    }
    int arrived = reader.arrived(buffered);
    expectRoom(arrived);
    if (connection.phase() == Phase.CONTENT) {
      connection.arrives(edge.timeouts().content(arrived));
    } else {
      connection.awaitsContent(edge.timeouts().content(arrived));
      if (arrived == 0 && reader.head().get().expectsContinue()) {
        var unused =
            context.writeAndFlush(Unpooled.copiedBuffer(CONTINUE, StandardCharsets.US_ASCII));
      }
    }
  }

  private void expectRoom(int content) throws RefusedException {
    if (!share.grow(content)) {
      throw new RefusedException(
          Refusal.closing(503, "Too much is sent at once. Try again.", "Retry-After: 1\r\n"));
    }
  }

  private boolean answering() {
    return connection.phase() == Phase.SERVER || connection.answering();
  }

  private void take(ChannelHandlerContext context, Request request) throws RefusedException {
    try {
      expectRoom(request.content());
      Head head = request.head();
      Optional<Refusal> refusal = edge.refusal(head, context.channel().remoteAddress());
      if (refusal.isEmpty()) {
        connection.enter(Phase.SERVER);
        context.fireChannelRead(request.bytes().retain());
        context.fireChannelReadComplete();
      } else {
        refuse(context, head.keepsAlive() ? refusal.get() : refusal.get().last());
      }
    } finally {
      request.bytes().release();
    }
  }

  private void refuse(ChannelHandlerContext context, Refusal refusal) {
    edge.refused(refusal.status());
    Refusal answer = edge.draining() ? refusal.last() : refusal;
    ByteBuf bytes = Unpooled.wrappedBuffer(answer.bytes());
    if (answer.close()) {
      leaving = true;
      share.release();
      connection.enter(Phase.FAREWELL, FAREWELL_NANOS);
      // What it still sends is read, else the network might drop the answer with it.
      context.writeAndFlush(bytes).addListener(done -> endOutput(context));
      return;
    }
    if (refusal.status() == 503) {
      // The answer waits, not the next request: it may be another client's, by way of a proxy.
      connection.enter(Phase.SERVER);
      var unused =
          context
              .executor()
              .schedule(() -> send(context, bytes), patience.refused(), TimeUnit.MILLISECONDS);
    } else {
      send(context, bytes);
    }
  }

  private void send(ChannelHandlerContext context, ByteBuf bytes) {
    connection.answers();
    context.writeAndFlush(bytes).addListener(done -> goOn(context));
  }

  private static void endOutput(ChannelHandlerContext context) {
    ((DuplexChannel) context.channel())
        .shutdownOutput()
        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }
}
