package io.ganqp.trainer.cli;

import io.ganqp.trainer.training.StopSignal;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns SIGTERM and SIGINT into a request to stop, so that the process ends by itself with the code
 * of the run. A second one, of either, ends it at once, with the same code: what is in the store
 * stays valid, as after a crash, and the same command goes on from the last checkpoint.
 *
 * <p>A shutdown hook would not do: hooks run side by side, and ONNX Runtime's closes it under an
 * evaluation that is still at work.
 */
final class GracefulStop {

  private static final Logger LOG = LoggerFactory.getLogger(GracefulStop.class);

  private final StopSignal stop;
  private final AtomicBoolean told = new AtomicBoolean();

  private GracefulStop(StopSignal stop) {
    this.stop = stop;
  }

  /** Asks {@code stop} when the process is told to end. */
  static void install(StopSignal stop) {
    GracefulStop handler = new GracefulStop(stop);
    for (String name : new String[] {"TERM", "INT"}) {
      try {
        handler.handle(name);
      } catch (ReflectiveOperationException | IllegalArgumentException e) {
        LOG.warn(
            "SIG{} will end the run at once, without a checkpoint: this Java does not hand it over",
            name,
            e);
      }
    }
  }

  /** Called on a thread of its own for each signal. */
  private void told(String name) {
    if (told.getAndSet(true)) {
      // No hooks, no words: whatever the process is stuck in, a lock of the log included.
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }
    stop.request();
    LOG.info(
        "SIG{}: finishing what is under way and saving; a second signal ends at once, with what is"
            + " saved by then",
        name);
  }

  /**
   * By reflection, since the compiler warns of every mention of {@code sun.misc.Signal}, and there
   * is no other way to hear of a signal before the JVM shuts down (JEP 260 keeps it for that).
   */
  private void handle(String name) throws ReflectiveOperationException {
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    Class<?> signalType = Class.forName("sun.misc.Signal");
    Object signal = signalType.getConstructor(String.class).newInstance(name);
    Object handler =
        Proxy.newProxyInstance(
            handlerType.getClassLoader(),
            new Class<?>[] {handlerType},
            (proxy, method, arguments) -> {
              told(name);
              return null;
            });
    signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
  }
}
