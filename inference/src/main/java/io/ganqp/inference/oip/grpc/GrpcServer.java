package io.ganqp.inference.oip.grpc;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A server of HTTP/2 in clear text, bounded. */
final class GrpcServer {
  private static final Logger LOG = Logger.getLogger(GrpcServer.class);
  private static final int MOST_HEADER_BYTES = 16 * 1024;
  private static final int MOST_CALLS_OF_CONNECTION = 64;
  private static final int MOST_RESETS = 200;
  private static final int RESET_SECONDS = 10;
  private static final int SECONDS_BETWEEN_PINGS = 10;

  /** A client that is gone without a word is found out by these. */
  private static final int SECONDS_TO_PING = 20;

  private static final int SECONDS_TO_PONG = 10;

  /** A client that takes nothing of its answers loses its connection in the end. */
  private static final long LONGEST_MINUTES = 2;

  private static final long FAREWELL_SECONDS = 20;
  private static final long SECONDS_TO_END = 30;

  private final Server server;
  private final EventLoopGroup loops;

  private GrpcServer(Server server, EventLoopGroup loops) {
    this.server = server;
    this.loops = loops;
  }

  static GrpcServer start(
      InetSocketAddress address,
      ServerServiceDefinition calls,
      Limits limits,
      KeyCheck key,
      Refusals refusals)
      throws IOException {
    EventLoopGroup loops = new NioEventLoopGroup(1, new DefaultThreadFactory("grpc", true));
    Server server =
        NettyServerBuilder.forAddress(address)
            .channelFactory(() -> new BoundedServerChannel(limits.connections()))
            .bossEventLoopGroup(loops)
            .workerEventLoopGroup(loops)
            .executor(Infrastructure.getDefaultExecutor())
            .maxInboundMessageSize(limits.messageBytes())
            .maxInboundMetadataSize(MOST_HEADER_BYTES)
            .maxConcurrentCallsPerConnection(MOST_CALLS_OF_CONNECTION)
            .maxRstFramesPerWindow(MOST_RESETS, RESET_SECONDS)
            .handshakeTimeout(limits.handshake().toMillis(), TimeUnit.MILLISECONDS)
            .maxConnectionIdle(limits.idle().toMillis(), TimeUnit.MILLISECONDS)
            .maxConnectionAge(LONGEST_MINUTES, TimeUnit.MINUTES)
            .maxConnectionAgeGrace(FAREWELL_SECONDS, TimeUnit.SECONDS)
            .keepAliveTime(SECONDS_TO_PING, TimeUnit.SECONDS)
            .keepAliveTimeout(SECONDS_TO_PONG, TimeUnit.SECONDS)
            .permitKeepAliveTime(SECONDS_BETWEEN_PINGS, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .intercept(new CallLimits(limits, refusals))
            // The last is asked first.
            .intercept(key)
            .addService(calls)
            .build()
            .start();
    LOG.infof("gRPC listens on %s:%d", address.getHostString(), server.getPort());
    return new GrpcServer(server, loops);
  }

  int port() {
    return server.getPort();
  }

  /** Tells clients to go elsewhere, and waits for their last calls, but not for ever. */
  void stop() throws InterruptedException {
    server.shutdown();
    if (!server.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
      server.shutdownNow();
    }
    var unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
