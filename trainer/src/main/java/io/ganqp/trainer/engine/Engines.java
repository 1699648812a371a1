package io.ganqp.trainer.engine;

import io.ganqp.trainer.engine.dl4j.Dl4jEngine;
import io.ganqp.trainer.engine.onednn.OneDnnEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one list of engines. */
public final class Engines {

  /** The fastest engine that runs here. */
  public static final String AUTO = "auto";

  private static final String DL4J = "dl4j";

  private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

  private Engines() {}

  /**
   * Opens an engine by name.
   *
   * @throws EngineUnavailableException if there is none of that name, or it cannot run here
   */
  public static Engine open(String name) {
    return switch (name) {
      case AUTO -> fastest();
      case OneDnnEngine.NAME, OneDnnEngine.DIRECT, OneDnnEngine.BFLOAT16 -> OneDnnEngine.open(name);
      case DL4J -> Dl4jEngine.open();
      default ->
          throw new EngineUnavailableException(
              "there is no engine \""
                  + name
                  + "\"; use auto, onednn, onednn-direct, onednn-bf16 or dl4j",
              null);
    };
  }

  private static Engine fastest() {
    if (Dl4jEngine.onGpu()) {
      return Dl4jEngine.open();
    }
    try {
      return OneDnnEngine.open(OneDnnEngine.NAME);
    } catch (EngineUnavailableException e) {
      LOG.warn("training with DL4J, several times slower: {}", e.getMessage());
      return Dl4jEngine.open();
    }
  }
}
