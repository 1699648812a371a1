package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.content.ContentDigests;
import io.ganqp.trainer.dataset.content.Digest;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.source.DatasetException;
import io.ganqp.trainer.dataset.source.ImageSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of packed files: finds the one for the images of a source, or builds it. Its key
 * covers what is packed, so that no other images are ever served in their place.
 */
final class PackedCache {
  private static final Logger LOG = LoggerFactory.getLogger(PackedCache.class);

  private final Path folder;
  private final PackingProgress progress;

  PackedCache(Path folder, PackingProgress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  PackedFile open(ImageSource source, int resolution, Crop crop) {
    try {
      Files.createDirectories(folder);
      ContentDigests contents = ContentDigests.in(folder.resolve("digests"), progress::read);
      Path file = file(source.digest(contents), resolution, crop);
      if (Files.exists(file)) {
        try {
          return PackedFile.open(file, resolution);
        } catch (DamagedCacheException e) {
          LOG.warn("The cache {} is damaged ({}) and is built again", file, e.getMessage());
        }
      }
      pack(source, contents, file, resolution, crop);
      return PackedFile.open(file, resolution);
    } catch (IOException | UncheckedIOException e) {
      throw new DatasetException(
          "the cache in "
              + folder
              + " can't be written or read ("
              + e
              + "): check the"
              + " folder's permissions and free space",
          e);
    }
  }

  private Path file(String digest, int resolution, Crop crop) {
    Digest key = new Digest().add(PackedFile.VERSION).add(digest).add(resolution).add(crop.name());
    return folder.resolve(key.hex().substring(0, 32) + ".faces");
  }

  private void pack(
      ImageSource source, ContentDigests contents, Path file, int resolution, Crop crop)
      throws IOException {
    OptionalLong total = source.count();
    if (total.isPresent()) {
      PackingRoom.require(folder, total.getAsLong(), resolution);
    }
    LOG.info("Packing {} at {} px into {}", source.description(), resolution, file);
    try (PackedFileWriter writer = new PackedFileWriter(file, resolution)) {
      long[] done = {0};
      new ImagePipeline(resolution, crop)
          .run(
              source,
              outcome -> {
                try {
                  writer.add(outcome);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                progress.packed(++done[0], total);
              });
      if (!file.equals(file(source.digest(contents), resolution, crop))) {
        throw new DatasetException(
            "the "
                + source.description()
                + " changed while its images were packed: begin again when nothing writes there");
      }
      writer.finish();
    }
  }
}
