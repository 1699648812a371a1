package io.ganqp.inference.batching;

import io.ganqp.inference.image.AnimatedPng;
import java.util.Arrays;

/**
 * Faces one after another in one file. Each is compressed by the worker that made it, so that none
 * is kept in pixels.
 */
final class AnimationSink implements FaceSink<byte[]> {
  private final byte[][] frames;
  private final int resolution;
  private final int frameMillis;

  /**
   * @param resolution height and width of a face in pixels
   * @param frameMillis how long each is shown
   */
  AnimationSink(int faces, int resolution, int frameMillis) {
    this.frames = new byte[faces][];
    this.resolution = resolution;
    this.frameMillis = frameMillis;
  }

  @Override
  public void take(int index, Workbench workbench, int slot) {
    workbench.run().draw(slot, workbench.image(), 0, 0);
    frames[index] = workbench.encoder().frame(workbench.image());
  }

  @Override
  public byte[] finish(Workbench workbench) {
    return AnimatedPng.encode(Arrays.asList(frames), resolution, resolution, frameMillis);
  }
}
