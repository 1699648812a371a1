package io.ganqp.trainer.cli;

import io.ganqp.trainer.training.StopSignal;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns SIGTERM and SIGINT into a request to stop, so that the process ends by itself with the code
 * of the run. The same signal a second time ends it at once.
 *
 * <p>A shutdown hook would not do: hooks run side by side, and ONNX Runtime's closes it under an
 * evaluation that is still at work.
 */
final class GracefulStop {

  private static final Logger LOG = LoggerFactory.getLogger(GracefulStop.class);

  private GracefulStop() {}

  /** Asks {@code stop} when the process is told to end. */
  static void install(StopSignal stop) {
    for (String name : new String[] {"TERM", "INT"}) {
      try {
        install(name, stop);
      } catch (ReflectiveOperationException | IllegalArgumentException e) {
        LOG.warn(
            "SIG{} will end the run at once, without a checkpoint: this Java does not hand it over",
            name,
            e);
      }
    }
  }

  /**
   * By reflection, since the compiler warns of every mention of {@code sun.misc.Signal}, and there
   * is no other way to hear of a signal before the JVM shuts down (JEP 260 keeps it for that).
   */
  private static void install(String name, StopSignal stop) throws ReflectiveOperationException {
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    Class<?> signalType = Class.forName("sun.misc.Signal");
    Object signal = signalType.getConstructor(String.class).newInstance(name);
    Object byDefault = handlerType.getField("SIG_DFL").get(null);
    Method handle = signalType.getMethod("handle", signalType, handlerType);
    Object handler =
        Proxy.newProxyInstance(
            handlerType.getClassLoader(),
            new Class<?>[] {handlerType},
            (proxy, method, arguments) -> {
              stop.request();
              return handle.invoke(null, signal, byDefault);
            });
    handle.invoke(null, signal, handler);
  }
}
