package io.ganqp.trainer.cli;

import io.ganqp.contract.latent.SeededLatent;
import io.ganqp.contract.store.AtomicFile;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.store.s3.S3Location;
import io.ganqp.trainer.monitor.image.SampleGrid;
import io.ganqp.trainer.onnx.GeneratorSession;
import io.ganqp.trainer.onnx.OnnxException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws faces of an exported generator into a file. */
@Command(
    name = "sample",
    description = {
      "Draws the faces of consecutive seeds with an exported generator.",
      "They are the faces that the service gives for the same seeds."
    },
    mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {

  private static final int MOST = 64;

  @Parameters(
      paramLabel = "MODEL",
      description = {
        "An .onnx file, or the folder of a training: <store>/<namespace>/<name>;",
        "in a bucket, s3://bucket/ and the same."
      })
  private String model;

  @Mixin private BucketOptions bucket;

  @Mixin private CacheOption cache;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "0",
      description = "The first seed, a 64-bit integer. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "1",
      description = "Rows of the grid, 1 to 64. Default: ${DEFAULT-VALUE}.")
  private int rows;

  @Option(
      names = "--columns",
      paramLabel = "N",
      defaultValue = "1",
      description = "Columns of the grid, 1 to 64. Default: ${DEFAULT-VALUE}.")
  private int columns;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PNG",
      defaultValue = "faces.png",
      description = "Where to write. Default: ${DEFAULT-VALUE}.")
  private Path output;

  @Override
  public Integer call() {
    if (rows < 1 || rows > MOST || columns < 1 || columns > MOST) {
      throw new InvalidOptionException(
          "a grid of %d × %d faces: use 1 to %d rows and columns".formatted(rows, columns, MOST));
    }
    byte[] onnx = resolve().onnx();
    cache.takeNativeLibraries();
    try (GeneratorSession session = new GeneratorSession(onnx)) {
      SampleGrid grid = gridFor(session.resolution());
      List<float[]> faces = new ArrayList<>();
      for (int i = 0; i < rows * columns; i++) {
        faces.add(session.images(SeededLatent.draw(seed + i, session.latentDimension())));
      }
      write(grid.png(faces, session.resolution(), session.resolution()));
    } catch (OnnxException e) {
      throw new UnusableModelException(model, e);
    }
    return ExitCode.OK.code();
  }

  private ResolvedModel resolve() {
    return S3Location.isLocation(model)
        ? bucket.model(S3Location.parse(model), cache.folder())
        : ModelResolver.resolve(Path.of(model));
  }

  private SampleGrid gridFor(int resolution) {
    SampleGrid grid = new SampleGrid(rows, columns, rows * columns > 1 ? 2 : 0, 1);
    try {
      grid.requireRoom(resolution, resolution);
    } catch (IllegalArgumentException e) {
      throw new InvalidOptionException("--rows and --columns: " + e.getMessage());
    }
    return grid;
  }

  private void write(byte[] png) {
    try {
      AtomicFile.write(output, out -> out.write(png));
    } catch (IOException e) {
      throw new InvalidOptionException(
          "cannot write --output %s (%s): name a file in a folder that you may write to"
              .formatted(output, e));
    }
  }
}
