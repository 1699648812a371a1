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
   * @param keep takes the answer
   * @param end learns that nobody can join any more
   */
  Flight(Consumer<byte[]> keep, Consumer<Flight> end) {
    this.keep = keep;
    this.end = end;
  }

  /**
   * Has the answer made.
   *
   * @param client who waits for it
   */
  void begin(UniEmitter<? super byte[]> client, Supplier<Uni<byte[]>> make) {
    join(client);
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
    keep.accept(answer);
    land().forEach(client -> client.complete(answer));
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
