package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.dataset.content.ContentDigests;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.image.RejectedImageException;
import io.ganqp.trainer.dataset.source.ImageEntry;
import io.ganqp.trainer.dataset.source.ImageSource;
import io.ganqp.trainer.dataset.source.ImageSources;
import io.ganqp.trainer.dataset.source.SourceImage;
import io.ganqp.trainer.dataset.source.TestArchives;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ImagePipelineTest {
  private static final int FILES = 40;
  private static final int BYTES = 1 << 20;

  @TempDir Path folder;

  /**
   * A tar of large files behind one that takes for ever to decode: those read meanwhile are held in
   * memory.
   */
  @Test
  @Timeout(60)
  void boundsTheBytesThatWaitInMemory() throws Exception {
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < FILES; i++) {
      files.put("%03d.png".formatted(i), new byte[BYTES]);
    }
    ImageSource tar = new ImageSources().of(TestArchives.tarGz(folder.resolve("t.tgz"), files));
    AtomicInteger read = new AtomicInteger();
    CountDownLatch slow = new CountDownLatch(1);
    List<String> outcomes = new ArrayList<>();

    Thread packing =
        new Thread(
            () ->
                new ImagePipeline(8, Crop.CENTER, 3L * BYTES)
                    .run(
                        new Watched(tar, read, slow),
                        outcome -> outcomes.add(((Reject) outcome).name())));
    packing.start();
    int most = settled(read);
    slow.countDown();
    packing.join();

    // Three wait, and one more is read, which then has to wait before it may join them.
    assertThat(most).isEqualTo(4);
    assertThat(outcomes).containsExactlyElementsOf(files.keySet());
  }

  /** The count, once it does not grow any more. */
  private static int settled(AtomicInteger count) throws InterruptedException {
    int last = -1;
    while (last != count.get() || last == 0) {
      last = count.get();
      TimeUnit.MILLISECONDS.sleep(500);
    }
    return last;
  }

  /** Counts the entries that were read; the first is decoded when the latch lets it. */
  private record Watched(ImageSource source, AtomicInteger read, CountDownLatch slow)
      implements ImageSource {

    @Override
    public String description() {
      return source.description();
    }

    @Override
    public String digest(ContentDigests contents) {
      return source.digest(contents);
    }

    @Override
    public OptionalLong count() {
      return source.count();
    }

    @Override
    public Stream<ImageEntry> entries() {
      return source
          .entries()
          .map(entry -> read.getAndIncrement() == 0 ? new Slow(entry, slow) : entry);
    }
  }

  private record Slow(ImageEntry entry, CountDownLatch latch) implements ImageEntry {

    @Override
    public String name() {
      return entry.name();
    }

    @Override
    public long heldBytes() {
      return entry.heldBytes();
    }

    @Override
    public SourceImage decode(int resolution) throws RejectedImageException {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return entry.decode(resolution);
    }
  }
}
