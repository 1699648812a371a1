package io.ganqp.trainer.dataset.builtin;

import io.ganqp.trainer.dataset.content.ContentDigests;
import io.ganqp.trainer.dataset.content.Digest;
import io.ganqp.trainer.dataset.source.ImageEntry;
import io.ganqp.trainer.dataset.source.ImageSource;
import io.ganqp.trainer.dataset.source.SourceImage;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cartoon faces, drawn at whatever resolution is asked for. */
public final class BuiltinFaces implements ImageSource {
  /** Enough variety for a first training, drawn in seconds. */
  public static final int DEFAULT_COUNT = 4096;

  /** Raised whenever a face with the same number would look different. */
  private static final int EDITION = 1;

  private final int count;
  private final FacePainter painter = new FacePainter();

  /** The default number of faces. */
  public BuiltinFaces() {
    this(DEFAULT_COUNT);
  }

  /**
   * @param count faces 0 … count − 1
   */
  public BuiltinFaces(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("the number of faces must be at least 1, not " + count);
    }
    this.count = count;
  }

  @Override
  public String description() {
    return "built-in cartoon faces (" + count + ")";
  }

  @Override
  public String digest(ContentDigests contents) {
    return new Digest().add("builtin").add(EDITION).add(count).hex();
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(count);
  }

  @Override
  public Stream<ImageEntry> entries() {
    return IntStream.range(0, count).mapToObj(number -> new Face(painter, number));
  }

  private record Face(FacePainter painter, int number) implements ImageEntry {
    @Override
    public String name() {
      return String.format(Locale.ROOT, "face-%06d", number);
    }

    @Override
    public SourceImage decode(int resolution) {
      return new SourceImage("drawing", number, painter.paint(number, resolution));
    }
  }
}
