package io.ganqp.trainer.cli;

import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.dataset.DatasetInspection;
import io.ganqp.trainer.dataset.DatasetInspector;
import io.ganqp.trainer.dataset.image.Crop;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reports what a dataset holds, and what of it cannot be used. */
@Command(
    name = "inspect",
    description = {
      "Reads every image of a training's dataset as training would.",
      "Prints counts, sizes and rejected files, and writes a contact sheet."
    },
    mixinStandardHelpOptions = true)
final class InspectDatasetCommand implements Callable<Integer> {

  @Mixin private TrainingOptions options;

  @Option(
      names = "--contact-sheet",
      paramLabel = "PNG",
      defaultValue = "contact-sheet.png",
      description = "Where to write up to 64 of the images. Default: ${DEFAULT-VALUE}.")
  private Path contactSheet;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    GanQpTrainingSpec spec = options.training().getSpec();
    options.takeNativeLibraries();
    options.takeImageLibraries();
    DatasetInspection inspection = inspect(spec);
    PrintWriter out = command.commandLine().getOut();
    out.println(json ? inspection.json() : inspection.text());
    return inspection.images() > 0 ? ExitCode.OK.code() : ExitCode.DATASET.code();
  }

  private DatasetInspection inspect(GanQpTrainingSpec spec) {
    try (OpenSource source = options.places().source(spec.dataset())) {
      return DatasetInspector.inspect(
          source.images(),
          spec.model().resolution(),
          Crop.valueOf(spec.dataset().crop().name()),
          contactSheet);
    }
  }
}
