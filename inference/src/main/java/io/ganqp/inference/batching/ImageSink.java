package io.ganqp.inference.batching;

import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.image.RgbImage;

/** Faces in one image, of which the answer is the file. */
final class ImageSink implements FaceSink<byte[]> {
  private final Arrangement arrangement;
  private final int resolution;
  private final Encoding encoding;
  private RgbImage image;

  /**
   * @param resolution height and width of a face in pixels
   */
  ImageSink(Arrangement arrangement, int resolution, Encoding encoding) {
    this.arrangement = arrangement;
    this.resolution = resolution;
    this.encoding = encoding;
  }

  @Override
  public void take(int index, Workbench workbench, int slot) {
    int column = index % arrangement.columns();
    int row = index / arrangement.columns();
    workbench.run().draw(slot, image(workbench), column * resolution, row * resolution);
  }

  @Override
  public byte[] finish(Workbench workbench) {
    return workbench.encoder().encode(image(workbench), encoding);
  }

  /** Made when its first face is: images that wait take no memory, nor time of who asks. */
  private synchronized RgbImage image(Workbench workbench) {
    if (arrangement.faces() == 1) {
      return workbench.image();
    }
    if (image == null) {
      image = new RgbImage(arrangement.columns() * resolution, arrangement.rows() * resolution);
    }
    return image;
  }
}
