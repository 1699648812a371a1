package io.ganqp.contract.process;

import java.lang.reflect.Proxy;

/**
 * A request to end, heard before the JVM shuts down. A shutdown hook would not do: hooks run side
 * by side, and ONNX Runtime's frees its environment under whatever still computes.
 */
public enum ProcessSignal {
  /** The terminal is gone. */
  HUP(1),
  /** Ctrl-C. */
  INT(2),
  /** What Kubernetes and service managers send. */
  TERM(15);

  private final int number;

  ProcessSignal(int number) {
    this.number = number;
  }

  /** The exit code of a process that this signal ends, as shells have it. */
  public int exitCode() {
    return 128 + number;
  }

  /**
   * Calls {@code handler}, on a thread of its own each time, instead of shutting the JVM down. A
   * signal that the process was started to ignore stays ignored.
   *
   * <p>By reflection, since the compiler warns of every mention of {@code sun.misc.Signal}, and
   * there is no other way to hear of a signal (JEP 260 keeps it for that).
   *
   * @throws UnsupportedOperationException if this Java does not hand it over, with -Xrs for example
   */
  public void handle(Runnable handler) {
    try {
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Object signal = signalType.getConstructor(String.class).newInstance(name());
      Object proxy =
          Proxy.newProxyInstance(
              handlerType.getClassLoader(),
              new Class<?>[] {handlerType},
              (self, method, arguments) -> {
                handler.run();
                return null;
              });
      signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new UnsupportedOperationException("this Java does not hand SIG" + name() + " over", e);
    }
  }
}
