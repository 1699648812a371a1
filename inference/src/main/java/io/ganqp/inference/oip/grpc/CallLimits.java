package io.ganqp.inference.oip.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bounds how many calls there are, and how long the request of each may take to arrive. */
final class CallLimits implements ServerInterceptor {
  private final Limits limits;
  private final Semaphore free;
  private final Refusals refusals;

  CallLimits(Limits limits, Refusals refusals) {
    this.limits = limits;
    this.refusals = refusals;
    this.free = new Semaphore(limits.calls());
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (!free.tryAcquire()) {
      return refusals.refuse(
          call,
          Status.UNAVAILABLE.withDescription(
              "More than %d calls are made at once (ganqp.grpc.calls). Try again."
                  .formatted(limits.calls())),
          Failures.retryAfter(1));
    }
    AtomicBoolean arrived = new AtomicBoolean();
    AtomicBoolean over = new AtomicBoolean();
    ScheduledFuture<?> late =
        Infrastructure.getDefaultWorkerPool()
            .schedule(
                () -> {
                  if (arrived.compareAndSet(false, true)) {
                    refusals.end(call, tooLate(), new Metadata());
                  }
                },
                limits.message().toMillis(),
                TimeUnit.MILLISECONDS);
    Runnable end =
        () -> {
          late.cancel(false);
          if (over.compareAndSet(false, true)) {
            free.release();
          }
        };
    try {
      return new Bounded<>(next.startCall(call, headers), arrived, end);
    } catch (RuntimeException | Error e) {
      end.run();
      throw e;
    }
  }

  private Status tooLate() {
    return Status.DEADLINE_EXCEEDED.withDescription(
        "The request was not there after %d ms (ganqp.connections.content-timeout)."
            .formatted(limits.message().toMillis()));
  }

  private static final class Bounded<Q> extends SimpleForwardingServerCallListener<Q> {
    private final AtomicBoolean arrived;
    private final Runnable end;

    Bounded(ServerCall.Listener<Q> call, AtomicBoolean arrived, Runnable end) {
      super(call);
      this.arrived = arrived;
      this.end = end;
    }

    @Override
    public void onHalfClose() {
      if (arrived.compareAndSet(false, true)) {
        super.onHalfClose();
      }
    }

    @Override
    public void onCancel() {
      end.run();
      super.onCancel();
    }

    @Override
    public void onComplete() {
      end.run();
      super.onComplete();
    }
  }
}
