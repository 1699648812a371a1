package io.ganqp.inference.cache;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One answer that is being made, for all who wait for it. */
final class Flight {
  private final Consumer<byte[]> keep;
  private final Consumer<Flight> end;
  private final List<UniEmitter<? super byte[]>> clients = new ArrayList<>();
  private Cancellable work;
  private boolean over;

  /**
   * @param first who waits for it
   * @param keep takes the answer
   * @param end learns that nobody can join any more
   */
  Flight(UniEmitter<? super byte[]> first, Consumer<byte[]> keep, Consumer<Flight> end) {
    this.keep = keep;
    this.end = end;
    clients.add(first);
  }

  /** Has the answer made. */
  void begin(Supplier<Uni<byte[]>> make) {
    Cancellable begun =
        Uni.createFrom().<byte[]>deferred(make::get).subscribe().with(this::succeed, this::fail);
    boolean abandoned;
    synchronized (this) {
      work = begun;
      abandoned = over;
    }
    if (abandoned) {
      begun.cancel();
    }
  }

  /** Adds a client, unless it is too late. */
  synchronized boolean join(UniEmitter<? super byte[]> client) {
    return !over && clients.add(client);
  }

  /** Goes on without a client; the last one ends it. */
  void leave(UniEmitter<? super byte[]> client) {
    Cancellable abandoned;
    synchronized (this) {
      if (over || !clients.remove(client) || !clients.isEmpty()) {
        return;
      }
      over = true;
      abandoned = work;
    }
    end.accept(this);
    if (abandoned != null) {
      abandoned.cancel();
    }
  }

  private void succeed(byte[] answer) {
    try {
      keep.accept(answer);
    } finally {
      land().forEach(client -> client.complete(answer));
    }
  }

  private void fail(Throwable reason) {
    land().forEach(client -> client.fail(reason));
  }

  private List<UniEmitter<? super byte[]>> land() {
    List<UniEmitter<? super byte[]>> waiting;
    synchronized (this) {
      over = true;
      waiting = List.copyOf(clients);
      clients.clear();
    }
    end.accept(this);
    return waiting;
  }
}
