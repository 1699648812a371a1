package io.ganqp.trainer.cli;

import io.ganqp.contract.store.ScratchFolder;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.dataset.source.ImageSource;
import io.ganqp.trainer.dataset.source.ImageSources;
import io.ganqp.trainer.judging.Extractors;
import io.ganqp.trainer.onnx.OnnxException;
import io.ganqp.trainer.scoring.ClosestPairs;
import io.ganqp.trainer.scoring.EvaluationReport;
import io.ganqp.trainer.scoring.ReportText;
import io.ganqp.trainer.training.StopSignal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a generator, or any images, as a training measures its models. */
@Command(
    name = "evaluate",
    description = {
      "Compares a generator, or any images, with a training's data set by every metric.",
      "The figures of a model are those that its training tracked."
    },
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "WHAT",
      description = {
        "The folder of a training, <store>/<namespace>/<name>, or in a bucket s3://bucket/ and the"
            + " same: its best model;",
        "an .onnx file of a generator, with input z and output image in -1 to 1, or a folder or"
            + " archive of images."
      })
  private String what;

  @Mixin private MeasuringOptions measuring;

  @Option(
      names = "--pairs",
      paramLabel = "PNG",
      description =
          "Where to write the 16 generated images that are nearest to one trained on, each with"
              + " that one to its right. Default: nowhere.")
  private Path pairs;

  @Mixin private InputWatch input;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    TrainingOptions options = measuring.training();
    GanQpTraining training = options.training();
    GanQpTrainingSpec spec = training.getSpec();
    requireOptions(spec);
    // Nothing is saved, so nothing has to be finished.
    input.install(() -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code()));
    EvaluatedPlace place = EvaluatedPlace.of(what);
    options.takeNativeLibraries();
    options.takeImageLibraries();
    try (ScratchFolder scratch = options.scratch();
        OpenSubject subject = open(place, training);
        Extractors extractors = options.openExtractors(spec.evaluation(), scratch.path())) {
      PackedDataset dataset = options.dataset(spec, new PackingLog(new StopSignal()));
      evaluate(subject, spec, dataset, extractors);
    } catch (OnnxException e) {
      throw new UnusableModelException(what, e);
    }
    return ExitCode.OK.code();
  }

  private void evaluate(
      OpenSubject subject, GanQpTrainingSpec spec, PackedDataset dataset, Extractors extractors) {
    requirePairs(dataset);
    List<MeasuringOptions.Measured> measured =
        measuring.measure(what, subject, spec, dataset, extractors);
    Optional<ClosestPairs> closest =
        Optional.ofNullable(pairs).map(file -> ClosestPairs.of(measured.get(0).scores()));
    print(measured.stream().map(part -> part.report(subject, closest)).toList());
    closest.ifPresent(
        found -> new OutputFile("--pairs", pairs).write(found.png(subject.images(), dataset)));
  }

  private void print(List<EvaluationReport> reports) {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(reports.size() == 1 ? ReportText.json(reports.get(0)) : ReportText.json(reports));
    } else {
      out.print(reports.stream().map(ReportText::table).collect(Collectors.joining("\n")));
    }
    out.flush();
  }

  private OpenSubject open(EvaluatedPlace place, GanQpTraining training) {
    GanQpTrainingSpec spec = training.getSpec();
    int samples = measuring.samples(spec);
    if (place instanceof EvaluatedPlace.Images images) {
      ImageSource source = new ImageSources().of(images.path());
      return OpenSubject.images(
          source.description(),
          measuring.training().others(source, spec, new PackingLog(new StopSignal())),
          samples);
    }
    EvaluatedPlace.Generator generator = (EvaluatedPlace.Generator) place;
    return OpenSubject.generator(
        what,
        measuring.model(generator, training),
        generator.ofATraining(),
        spec,
        measuring.latents(spec),
        samples);
  }

  private void requirePairs(PackedDataset dataset) {
    if (pairs != null && dataset.trainingImages() < MeasuringOptions.FEWEST) {
      throw new InvalidOptionException(
          "--pairs %s: there is %d image to train on, and none is nearest of fewer than %d: add images"
              .formatted(pairs, dataset.trainingImages(), MeasuringOptions.FEWEST));
    }
  }

  private void requireOptions(GanQpTrainingSpec spec) {
    measuring.require();
    if (pairs != null) {
      new OutputFile("--pairs", pairs).require();
      try {
        ClosestPairs.requireRoom(spec.model().resolution());
      } catch (IllegalArgumentException e) {
        throw new InvalidOptionException("--pairs %s: %s".formatted(pairs, e.getMessage()));
      }
    }
  }
}
