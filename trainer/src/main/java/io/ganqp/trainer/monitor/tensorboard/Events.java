package io.ganqp.trainer.monitor.tensorboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.CodedOutputStream;
import org.tensorflow.framework.Summary;

/** The messages of an event file, encoded ({@code Event} in tensorflow/core/util/event.proto). */
final class Events {

  /** Whose files TensorBoard takes a {@link #start} in. */
  private static final String VERSION = "brain.Event:2";

  static final int WALL_TIME = 1;
  static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  static final int SUMMARY = 5;
  private static final int SESSION_LOG = 7;
  private static final int SESSION_STATUS = 1;
  private static final int SESSION_START = 1;
  private static final int RGB = 3;

  private Events() {}

  /** What each file begins with. */
  static byte[] version(Instant now) {
    return event(now, 0, out -> out.writeString(FILE_VERSION, VERSION));
  }

  /** A process begins at {@code step}: what earlier ones wrote from there on is forgotten. */
  static byte[] start(Instant now, long step) {
    byte[] status = message(out -> out.writeEnum(SESSION_STATUS, SESSION_START));
    return event(now, step, out -> out.writeByteArray(SESSION_LOG, status));
  }

  /** Values of {@code step}. */
  static byte[] summary(Instant now, long step, Summary summary) {
    byte[] values = summary.toByteArray();
    return event(now, step, out -> out.writeByteArray(SUMMARY, values));
  }

  /** A number under a name; TensorBoard keeps 32 bits of it. */
  static Summary.Value scalar(String tag, double value) {
    return Summary.Value.newBuilder().setTag(tag).setSimpleValue((float) value).build();
  }

  /** A PNG image under a name. */
  static Summary.Value image(String tag, int width, int height, byte[] png) {
    return Summary.Value.newBuilder()
        .setTag(tag)
        .setImage(
            Summary.Image.newBuilder()
                .setHeight(height)
                .setWidth(width)
                .setColorspace(RGB)
                .setEncodedImageString(ByteString.copyFrom(png)))
        .build();
  }

  private static byte[] event(Instant now, long step, Content content) {
    return message(
        out -> {
          out.writeDouble(WALL_TIME, now.toEpochMilli() / 1000.0);
          out.writeInt64(STEP, step);
          content.writeTo(out);
        });
  }

  private static byte[] message(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      content.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write in memory", e);
    }
    return bytes.toByteArray();
  }

  /** Fields of a message. */
  private interface Content {
    void writeTo(CodedOutputStream out) throws IOException;
  }
}
