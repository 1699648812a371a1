package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.trainer.dataset.content.ContentDigests;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.image.RejectReason;
import io.ganqp.trainer.dataset.image.RejectedImageException;
import io.ganqp.trainer.dataset.image.RgbImage;
import io.ganqp.trainer.dataset.source.DatasetException;
import io.ganqp.trainer.dataset.source.ImageEntry;
import io.ganqp.trainer.dataset.source.ImageSource;
import io.ganqp.trainer.dataset.source.SourceImage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which images are used doesn't depend on the memory of the machine. */
class ScarceMemoryTest {
  private final List<ImageOutcome> outcomes = new ArrayList<>();

  @Test
  void triesAnImageAgainAlone() {
    run(new Hungry(1));
    assertThat(outcomes).singleElement().isInstanceOf(PreparedImage.class);
  }

  @Test
  void stopsWhereAnImageDoesNotFitEvenAlone() {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> run(new Hungry(Integer.MAX_VALUE)))
        .withMessageContaining("huge.png: decoding takes more memory than there is")
        .withMessageContaining("give the trainer more memory, or make the image smaller");
    assertThat(outcomes).isEmpty();
  }

  private void run(Hungry entry) {
    new ImagePipeline(8, Crop.CENTER).run(new One(entry), outcomes::add);
  }

  /** Takes too much memory a number of times. */
  private record Hungry(int times, AtomicInteger tried) implements ImageEntry {
    Hungry(int times) {
      this(times, new AtomicInteger());
    }

    @Override
    public String name() {
      return "huge.png";
    }

    @Override
    public SourceImage decode(int resolution) throws RejectedImageException {
      if (tried.getAndIncrement() < times) {
        throw new RejectedImageException(
            RejectReason.OUT_OF_MEMORY, "decoding takes more memory than there is");
      }
      return new SourceImage("PNG", 1, new RgbImage(1, 1, new byte[3]));
    }
  }

  private record One(ImageEntry entry) implements ImageSource {
    @Override
    public String description() {
      return "one image";
    }

    @Override
    public String digest(ContentDigests digests) {
      return "";
    }

    @Override
    public OptionalLong count() {
      return OptionalLong.of(1);
    }

    @Override
    public Stream<ImageEntry> entries() {
      return Stream.of(entry);
    }
  }
}
