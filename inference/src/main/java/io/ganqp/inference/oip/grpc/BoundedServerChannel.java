package io.ganqp.inference.oip.grpc;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts so many connections at once; those beyond are closed before anything is read. */
final class BoundedServerChannel extends NioServerSocketChannel {
  private final AtomicInteger open = new AtomicInteger();
  private final int most;

  BoundedServerChannel(int most) {
    this.most = most;
  }

  @Override
  protected int doReadMessages(List<Object> accepted) throws Exception {
    int count = super.doReadMessages(accepted);
    for (int i = accepted.size() - count; i < accepted.size(); i++) {
      Channel connection = (Channel) accepted.get(i);
      connection.closeFuture().addListener(closed -> open.decrementAndGet());
      if (open.incrementAndGet() > most) {
        connection.unsafe().closeForcibly();
        open.decrementAndGet();
        accepted.remove(i);
        return count - 1;
      }
    }
    return count;
  }
}
