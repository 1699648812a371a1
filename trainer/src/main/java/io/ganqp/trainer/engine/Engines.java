package io.ganqp.trainer.engine;

import io.ganqp.trainer.engine.dl4j.Dl4jEngine;

/** The one list of engines. */
public final class Engines {

  /** The fastest engine that runs here. */
  public static final String AUTO = "auto";

  private static final String DL4J = "dl4j";

  private Engines() {}

  /**
   * Opens an engine by name.
   *
   * @throws EngineUnavailableException if there is none of that name, or it cannot run here
   */
  public static Engine open(String name) {
    return switch (name) {
      case AUTO, DL4J -> new Dl4jEngine();
      default ->
          throw new EngineUnavailableException(
              "there is no engine \"" + name + "\"; use auto or dl4j", null);
    };
  }
}
