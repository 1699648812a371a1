package io.ganqp.trainer.cli;

import io.ganqp.contract.store.AtomicFile;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.ScratchFolder;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.dataset.source.ImageSource;
import io.ganqp.trainer.dataset.source.ImageSources;
import io.ganqp.trainer.judging.Extractors;
import io.ganqp.trainer.judging.RealImages;
import io.ganqp.trainer.onnx.OnnxException;
import io.ganqp.trainer.scoring.ClosestPairs;
import io.ganqp.trainer.scoring.EvaluationReport;
import io.ganqp.trainer.scoring.ReportText;
import io.ganqp.trainer.scoring.Scores;
import io.ganqp.trainer.scoring.Scoring;
import io.ganqp.trainer.training.EvaluationLatents;
import io.ganqp.trainer.training.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private static final Logger LOG = LoggerFactory.getLogger(EvaluateCommand.class);
  private static final int FEWEST = 2;
  private static final int MOST = 50_000;

  @Parameters(
      paramLabel = "WHAT",
      description = {
        "The folder of a training, <store>/<namespace>/<name>, or in a bucket s3://bucket/ and the"
            + " same: its best model;",
        "an .onnx file of a generator, with input z and output image in -1 to 1, or a folder or"
            + " archive of images."
      })
  private String what;

  @Mixin private TrainingOptions options;

  @Mixin private ModelBucketOptions bucket;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "Images to generate, or to take of those that there are, 2 to 50000; real ones are at"
              + " most as many. Default: spec.evaluation.samples.")
  private Integer samples;

  @Mixin private ComparedParts against;

  @Option(
      names = "--pairs",
      paramLabel = "PNG",
      description =
          "Where to write the 16 generated images that are nearest to one trained on, each with"
              + " that one to its right. Default: nowhere.")
  private Path pairs;

  @Option(
      names = "--latents",
      paramLabel = "SEED",
      description =
          "Seed of the latents of the images, any 64-bit integer. Default: spec.training.seed, by"
              + " which they are those that the training tracked and chose by.")
  private Long latents;

  @Mixin private InputWatch input;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
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
    List<RealImages.Part> parts = against.of(dataset);
    requirePairs(dataset);
    String source = source(spec);
    long projections =
        new EvaluationLatents(spec.training().seed(), spec.model().latentDimension()).projections();
    List<EvaluationReport> reports = new ArrayList<>();
    Scores scores = null;
    for (RealImages.Part part : parts) {
      Scoring scoring = new Scoring(dataset, part, extractors, projections, samples(spec));
      scores =
          scores == null
              ? scoring.score(subject.images(), new ComputingLog())
              : scoring.score(subject.images(), scores, new ComputingLog());
      Optional<ClosestPairs> closest =
          pairs == null ? Optional.empty() : Optional.of(ClosestPairs.of(scores));
      reports.add(
          EvaluationReport.of(
              subject.evaluated(),
              subject.images().size(),
              source,
              dataset,
              part,
              scores,
              closest));
    }
    subject.suspicion().get().ifPresent(doubt -> LOG.warn("{}: {}", what, doubt));
    print(reports);
    if (pairs != null) {
      write(ClosestPairs.of(scores).png(subject.images(), dataset));
    }
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
    if (place instanceof EvaluatedPlace.Images images) {
      ImageSource source = new ImageSources().of(images.path());
      return OpenSubject.images(
          source.description(),
          options.others(source, spec, new PackingLog(new StopSignal())),
          samples(spec));
    }
    if (place instanceof EvaluatedPlace.InBucket model) {
      return OpenSubject.generator(
          what,
          bucket.model(model.place(), training, options.places(), options.cacheFolder()),
          !what.endsWith(".onnx"),
          spec,
          latents(spec),
          samples(spec));
    }
    Path path = ((EvaluatedPlace.Model) place).path();
    return OpenSubject.generator(
        what,
        ModelResolver.resolve(path),
        Files.isDirectory(path),
        spec,
        latents(spec),
        samples(spec));
  }

  private String source(GanQpTrainingSpec spec) {
    try (OpenSource source = options.places().source(spec.dataset())) {
      return source.images().description();
    }
  }

  private long latents(GanQpTrainingSpec spec) {
    return latents == null ? spec.training().seed() : latents;
  }

  private int samples(GanQpTrainingSpec spec) {
    return samples == null ? spec.evaluation().samples() : samples;
  }

  private void requirePairs(PackedDataset dataset) {
    if (pairs != null && dataset.trainingImages() < FEWEST) {
      throw new InvalidOptionException(
          "--pairs %s: there is %d image to train on, and none is nearest of fewer than %d: add images"
              .formatted(pairs, dataset.trainingImages(), FEWEST));
    }
  }

  private void requireOptions(GanQpTrainingSpec spec) {
    if (samples != null && (samples < FEWEST || samples > MOST)) {
      throw new InvalidOptionException(
          "--samples is %d; use %d to %d".formatted(samples, FEWEST, MOST));
    }
    if (pairs != null) {
      Path folder = pairs.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(pairs)) {
        throw new InvalidOptionException(
            "cannot write --pairs %s: name a file in a folder that there is".formatted(pairs));
      }
      try {
        ClosestPairs.requireRoom(spec.model().resolution());
      } catch (IllegalArgumentException e) {
        throw new InvalidOptionException("--pairs %s: %s".formatted(pairs, e.getMessage()));
      }
    }
  }

  private void write(byte[] png) {
    try {
      AtomicFile.write(pairs, out -> out.write(png));
    } catch (IOException e) {
      throw new InvalidOptionException(
          "cannot write --pairs %s (%s): name a file in a folder that you may write to"
              .formatted(pairs, e));
    }
  }
}
