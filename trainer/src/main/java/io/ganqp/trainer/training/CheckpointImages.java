package io.ganqp.trainer.training;

import io.ganqp.trainer.dataset.ImageList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The list of images in a checkpoint: when they are others, it tells which. */
final class CheckpointImages {
  static final String FILE = "images.gz";

  /** A line takes about 20 bytes: of more images only the digest is kept. */
  private static final int MOST_LISTED = 1_000_000;

  private final ImageList images;

  CheckpointImages(ImageList images) {
    this.images = images;
  }

  void write(Path folder) throws IOException {
    if (images.size() <= MOST_LISTED) {
      try (OutputStream out = Files.newOutputStream(folder.resolve(FILE))) {
        images.write(out);
      }
    }
  }

  /**
   * How the images differ from those of a checkpoint; empty where they are the same.
   *
   * @param formerDigest of the checkpoint's images
   * @param folder of the checkpoint; earlier versions wrote no list
   */
  Optional<String> difference(String formerDigest, Path folder) throws IOException {
    if (images.has(formerDigest)) {
      return Optional.empty();
    }
    Path list = folder.resolve(FILE);
    String changes = Files.exists(list) ? changes(list) : "";
    return Optional.of(
        changes.isEmpty()
            ? "spec.dataset: the digest of the images was %s and is %s"
                .formatted(formerDigest, images.digest())
            : "spec.dataset: " + changes);
  }

  private String changes(Path list) throws IOException {
    try (InputStream in = Files.newInputStream(list)) {
      return images.changesSince(ImageList.read(in));
    }
  }
}
