package io.ganqp.inference.gate;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.quarkus.arc.Arc;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Puts a gate before each connection that the server accepts. Vert.x lets a transport prepare the
 * server's socket; nothing later sees a connection before the first whole request on it.
 */
public final class GatedTransport extends JDKTransport implements VertxServiceProvider {

  @Override
  public void init(VertxBuilder builder) {
    builder.findTransport(this);
  }

  @Override
  public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
    super.configure(options, domainSocket, bootstrap);
    bootstrap.handler(new Door());
  }

  /** Sees connections as they are accepted, before they can read. */
  private static final class Door extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
      Edge edge = Arc.container().instance(Edge.class).get();
      ((Channel) accepted).pipeline().addFirst(new Gate(edge));
      context.fireChannelRead(accepted);
    }
  }
}
