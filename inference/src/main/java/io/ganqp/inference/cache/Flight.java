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
  private final UniEmitter<? super byte[]> first;
  private final Consumer<byte[]> keep;
  private final Consumer<Flight> end;
  private final List<UniEmitter<? super byte[]>> clients = new ArrayList<>();
  private Cancellable work;
  private boolean over;

  /**
   * @param first who waits for it: nobody who joins and leaves before it begins can end it
   * @param keep takes the answer
   * @param end learns that nobody can join any more
   */
  Flight(UniEmitter<? super byte[]> first, Consumer<byte[]> keep, Consumer<Flight> end) {
    this.first = first;
    this.keep = keep;
    this.end = end;
    clients.add(first);
  }

  /** Has the answer made. */
  void begin(Supplier<Uni<byte[]>> make) {
    // Not sooner: if the first has left already, the flight ends here, where others can find it.
    first.onTermination(() -> leave(first));
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
  boolean join(UniEmitter<? super byte[]> client) {
    synchronized (this) {
      if (over) {
        return false;
      }
      clients.add(client);
    }
    client.onTermination(() -> leave(client));
    return true;
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

  private void leave(UniEmitter<? super byte[]> client) {
    Cancellable abandoned = null;
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
}
