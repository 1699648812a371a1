package io.ganqp.inference.image;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes PNG with animation chunks (Portable Network Graphics, third edition, section 12), which
 * repeats for ever. Who does not know animation shows the first frame.
 */
public final class AnimatedPng {
  private static final int CONTROL_LENGTH = 8;
  private static final int FRAME_CONTROL_LENGTH = 26;
  private static final int FOR_EVER = 0;
  private static final short MILLIS_IN_A_SECOND = 1000;
  private static final byte KEEP = 0;
  private static final byte REPLACE = 0;

  private AnimatedPng() {}

  /**
   * The file.
   *
   * @param frames compressed by {@link ImageEncoder#frame}, at least one
   * @param width of each in pixels
   * @param height of each in pixels
   * @param frameMillis how long each is shown, 0 to 65535
   */
  public static byte[] encode(List<byte[]> frames, int width, int height, int frameMillis) {
    int later = frames.size() - 1;
    int data = frames.stream().mapToInt(frame -> frame.length).reduce(0, Math::addExact);
    int control = CONTROL_LENGTH + frames.size() * FRAME_CONTROL_LENGTH + later * Integer.BYTES;
    PngChunks file = new PngChunks(1 + 2 * frames.size(), Math.addExact(data, control));
    file.header(width, height);
    file.add(
        "acTL", ByteBuffer.allocate(CONTROL_LENGTH).putInt(frames.size()).putInt(FOR_EVER).flip());
    int sequence = 0;
    for (byte[] frame : frames) {
      boolean first = sequence == 0;
      file.add("fcTL", frameControl(sequence++, width, height, frameMillis));
      if (first) {
        file.add("IDAT", ByteBuffer.wrap(frame));
      } else {
        file.add("fdAT", number(sequence++), ByteBuffer.wrap(frame));
      }
    }
    return file.end();
  }

  private static ByteBuffer frameControl(int sequence, int width, int height, int frameMillis) {
    ByteBuffer control = ByteBuffer.allocate(FRAME_CONTROL_LENGTH);
    control.putInt(sequence).putInt(width).putInt(height).putInt(0).putInt(0);
    control.putShort((short) frameMillis).putShort(MILLIS_IN_A_SECOND);
    return control.put(KEEP).put(REPLACE).flip();
  }

  private static ByteBuffer number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).flip();
  }
}
