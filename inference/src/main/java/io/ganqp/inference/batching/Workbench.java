package io.ganqp.inference.batching;

import io.ganqp.inference.image.ImageEncoder;
import io.ganqp.inference.image.RgbImage;
import io.ganqp.inference.model.GeneratorRun;

/**
 * What one worker owns and reuses.
 *
 * @param run whose slots hold the faces of a batch
 * @param image of one face
 * @param encoder of images
 */
public record Workbench(GeneratorRun run, RgbImage image, ImageEncoder encoder)
    implements AutoCloseable {

  static Workbench of(GeneratorRun run) {
    return new Workbench(run, new RgbImage(run.resolution(), run.resolution()), new ImageEncoder());
  }

  @Override
  public void close() {
    encoder.close();
    run.close();
  }
}
