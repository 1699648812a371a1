package io.ganqp.trainer.dataset;

import io.ganqp.contract.store.FreeSpace;
import io.ganqp.trainer.dataset.source.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Whether packed images have room where they are to be written, before that takes an hour. */
final class PackingRoom {
  private PackingRoom() {}

  /**
   * @throws DatasetException if there is less than so many images take
   */
  static void require(Path folder, long images, int resolution) throws IOException {
    double needed = 3.0 * resolution * resolution * images;
    long free = FreeSpace.at(folder);
    if (free < needed) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%d images take %.1f MB packed at %d px, and %.1f MB are free in %s: make room there,"
                  + " or use another folder as the cache",
              images,
              needed / 1e6,
              resolution,
              free / 1e6,
              folder));
    }
  }
}
