package io.ganqp.trainer.cli;

import io.ganqp.contract.store.ScratchFolder;
import io.ganqp.contract.store.Store;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.monitor.console.Console;
import io.ganqp.trainer.monitor.progress.RunProgress;
import io.ganqp.trainer.training.StopSignal;
import io.ganqp.trainer.training.TrainingSession;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Exports what a stopped training has learnt so far. */
@Command(
    name = "export",
    description = {
      "Evaluates the generator of the newest checkpoint and exports it to ONNX.",
      "Training does so by itself at each evaluation and at its end."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Mixin private TrainingOptions options;

  @Mixin private EngineOption engineOption;

  @Override
  public Integer call() {
    GanQpTraining training = options.training();
    options.takeNativeLibraries();
    try (Store store = options.places().store(training);
        ScratchFolder scratch = options.scratch();
        Engine engine = engineOption.open();
        OpenExtractors open = options.extractors(training.getSpec().evaluation(), scratch.path())) {
      PackedDataset dataset = options.dataset(training.getSpec(), new PackingLog(new StopSignal()));
      TrainingSession.open(
              training,
              store,
              options.places().pretrained(training),
              dataset,
              open.extractors(),
              engine,
              scratch.path())
          .export(Console.observer(System.err, false, new RunProgress()));
    }
    return ExitCode.OK.code();
  }
}
