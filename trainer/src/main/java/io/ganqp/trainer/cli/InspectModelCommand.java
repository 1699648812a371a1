package io.ganqp.trainer.cli;

import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.contract.store.ScratchFolder;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.inspection.GeneratorViews;
import io.ganqp.trainer.inspection.InspectionPage;
import io.ganqp.trainer.inspection.ModelInspection;
import io.ganqp.trainer.inspection.Provenance;
import io.ganqp.trainer.judging.Extractors;
import io.ganqp.trainer.monitor.page.Section;
import io.ganqp.trainer.monitor.page.ShellCommand;
import io.ganqp.trainer.onnx.GeneratorSession;
import io.ganqp.trainer.onnx.OnnxException;
import io.ganqp.trainer.recipe.DatasetLicence;
import io.ganqp.trainer.scoring.ClosestPairs;
import io.ganqp.trainer.scoring.EvaluationReport;
import io.ganqp.trainer.scoring.PairsSection;
import io.ganqp.trainer.training.StopSignal;
import io.ganqp.trainer.weights.NetworkFile;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at a generator from all sides, and writes what it sees as one page. */
@Command(
    name = "model",
    description = {
      "Writes one page about a generator: samples, truncation, interpolations, nearest training"
          + " images, metrics, weights and where it comes from.",
      "Its metrics are those of \"ganqp evaluate\"."
    },
    mixinStandardHelpOptions = true)
final class InspectModelCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "WHAT",
      description = {
        "The folder of a training, <store>/<namespace>/<name>, or in a bucket s3://bucket/ and the"
            + " same: its best model;",
        "or an .onnx file of a generator, with input z and output image in -1 to 1."
      })
  private String what;

  @Mixin private MeasuringOptions measuring;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "HTML",
      defaultValue = "model.html",
      description = "Where to write the page. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--json", description = "Print the figures as JSON.")
  private boolean json;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    TrainingOptions options = measuring.training();
    GanQpTraining training = options.training();
    measuring.require();
    measuring.requireOnePart("inspect model");
    OutputFile page = new OutputFile("--out", out);
    page.require();
    EvaluatedPlace.Generator place = generator();
    options.takeNativeLibraries();
    options.takeImageLibraries();
    try {
      ResolvedModel model = measuring.model(place, training);
      Evaluation evaluation = evaluate(model, place.ofATraining(), training.getSpec());
      NetworkFile network = NetworkFile.read(model.onnx());
      try (GeneratorSession session = new GeneratorSession(model.onnx())) {
        ModelInspection inspection =
            new ModelInspection(
                Provenance.of(model, network, session),
                DatasetLicence.of(training.getSpec().dataset()),
                network,
                evaluation.report());
        String html =
            new InspectionPage(inspection)
                .html(GeneratorViews.of(session), evaluation.pairs(), commandLine());
        page.write(html.getBytes(StandardCharsets.UTF_8));
        print(inspection);
      }
    } catch (OnnxException e) {
      throw new UnusableModelException(what, e);
    }
    return ExitCode.OK.code();
  }

  /** The figures, and the nearest training images where there are any. */
  private record Evaluation(EvaluationReport report, Optional<Section> pairs) {}

  private Evaluation evaluate(ResolvedModel model, boolean ofATraining, GanQpTrainingSpec spec) {
    TrainingOptions options = measuring.training();
    try (ScratchFolder scratch = options.scratch();
        OpenSubject subject =
            OpenSubject.generator(
                what, model, ofATraining, spec, measuring.latents(spec), measuring.samples(spec));
        Extractors extractors = options.openExtractors(spec.evaluation(), scratch.path())) {
      PackedDataset dataset = options.dataset(spec, new PackingLog(new StopSignal()));
      MeasuringOptions.Measured measured =
          measuring.measure(what, subject, spec, dataset, extractors).get(0);
      Optional<ClosestPairs> closest =
          dataset.trainingImages() < MeasuringOptions.FEWEST
              ? Optional.empty()
              : Optional.of(ClosestPairs.of(measured.scores()));
      EvaluationReport report = measured.report(subject, closest);
      return new Evaluation(
          report,
          closest.map(
              pairs -> PairsSection.of(report, pairs, pairs.looks(subject.images(), dataset))));
    }
  }

  private EvaluatedPlace.Generator generator() {
    if (EvaluatedPlace.of(what) instanceof EvaluatedPlace.Generator generator) {
      return generator;
    }
    throw new InvalidOptionException(
        "%s is a folder or archive of images: name the folder of a training or an .onnx file; \"ganqp evaluate\" measures images"
            .formatted(what));
  }

  private void print(ModelInspection inspection) {
    PrintWriter printer = command.commandLine().getOut();
    printer.println(json ? JsonText.of(inspection) : out.toUri().toString());
    printer.flush();
  }

  /** What was typed, for the page to say how it is made again. */
  private String commandLine() {
    return "ganqp " + ShellCommand.of(command.root().commandLine().getParseResult().originalArgs());
  }
}
