package io.ganqp.trainer.cli;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Engines;
import picocli.CommandLine.Option;

/** What computes the networks. */
final class EngineOption {

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = Engines.AUTO,
      description =
          "What computes the networks: auto (the fastest that runs here), onednn,"
              + " onednn-direct (without Winograd's algorithm), onednn-bf16 (convolutions rounded to"
              + " bfloat16) or dl4j. Default: ${DEFAULT-VALUE}.")
  private String name;

  /** Opens it; the caller closes it. */
  Engine open() {
    return Engines.open(name);
  }
}
