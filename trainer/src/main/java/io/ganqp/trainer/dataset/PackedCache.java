package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.source.DatasetException;
import io.ganqp.trainer.dataset.source.Digest;
import io.ganqp.trainer.dataset.source.ImageSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of packed files: finds the one for a source, or builds it. */
final class PackedCache {
  private static final Logger LOG = LoggerFactory.getLogger(PackedCache.class);

  private final Path folder;
  private final PackingProgress progress;

  PackedCache(Path folder, PackingProgress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  PackedFile open(ImageSource source, int resolution, Crop crop) {
    String key =
        new Digest().add(source.digest()).add(resolution).add(crop.name()).hex().substring(0, 32);
    Path file = folder.resolve(key + ".faces");
    try {
      if (Files.exists(file)) {
        try {
          return PackedFile.open(file, resolution);
        } catch (DamagedCacheException e) {
          LOG.warn("The cache {} is damaged ({}) and is built again", file, e.getMessage());
        }
      }
      pack(source, file, resolution, crop);
      return PackedFile.open(file, resolution);
    } catch (IOException | UncheckedIOException e) {
      throw new DatasetException(
          "the cache "
              + file
              + " can't be written or read ("
              + e.getMessage()
              + "): check the"
              + " folder's permissions and free space",
          e);
    }
  }

  private void pack(ImageSource source, Path file, int resolution, Crop crop) throws IOException {
    LOG.info("Packing {} at {} px into {}", source.description(), resolution, file);
    OptionalLong total = source.count();
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
      writer.finish();
    }
  }
}
