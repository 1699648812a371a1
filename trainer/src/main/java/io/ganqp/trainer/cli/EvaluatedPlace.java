package io.ganqp.trainer.cli;

import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.store.s3.S3Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a person named to be evaluated, told apart before anything of it is read. */
sealed interface EvaluatedPlace {

  /** What trainings leave in their folder, whatever they are about. */
  Set<String> OF_A_TRAINING =
      Set.of(StoreLayout.BEST, StoreLayout.LATEST, StoreLayout.METRICS, StoreLayout.GENERATOR);

  /** Folders between a store of trainings and the files of one. */
  int DEPTH = 3;

  /** Where a generator is. */
  sealed interface Generator extends EvaluatedPlace {

    /** Whether it is named by its training, whose document has to fit it in all. */
    boolean ofATraining();
  }

  /** A store of a training in a bucket, or a generator there. */
  record InBucket(S3Location place, boolean ofATraining) implements Generator {}

  /** A store of a training, or a generator's file, for {@link ModelResolver}. */
  record Model(Path path) implements Generator {

    @Override
    public boolean ofATraining() {
      return Files.isDirectory(path);
    }
  }

  /** A folder or archive of images. */
  record Images(Path path) implements EvaluatedPlace {}

  /**
   * Tells it apart.
   *
   * @throws StoreException if there is nothing
   */
  static EvaluatedPlace of(String what) {
    if (S3Location.isLocation(what)) {
      return new InBucket(S3Location.parse(what), !what.endsWith(".onnx"));
    }
    Path path = path(what);
    if (!Files.exists(path)) {
      throw new StoreException(
          ("%s does not exist: name the folder of a training, <store>/<namespace>/<name>, an .onnx"
                  + " file, or a folder or archive of images")
              .formatted(what));
    }
    boolean model =
        Files.isDirectory(path)
            ? holdsTrainings(path)
            : path.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
    return model ? new Model(path) : new Images(path);
  }

  private static Path path(String what) {
    try {
      return Path.of(what);
    } catch (InvalidPathException e) {
      throw new InvalidOptionException("WHAT \"%s\" is no path: %s".formatted(what, e.getReason()));
    }
  }

  /** The grids of samples in a training's folder are images, and not those that are meant. */
  private static boolean holdsTrainings(Path folder) {
    try (Stream<Path> files = Files.walk(folder, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      return files.anyMatch(file -> OF_A_TRAINING.contains(file.getFileName().toString()));
    } catch (IOException | UncheckedIOException e) {
      throw new StoreException(
          "cannot read %s (%s): check the permissions of what is in it".formatted(folder, e), e);
    }
  }
}
