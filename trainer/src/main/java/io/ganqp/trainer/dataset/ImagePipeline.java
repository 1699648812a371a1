package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.image.RejectReason;
import io.ganqp.trainer.dataset.image.RejectedImageException;
import io.ganqp.trainer.dataset.image.Resampler;
import io.ganqp.trainer.dataset.image.RgbImage;
import io.ganqp.trainer.dataset.image.codec.DecoderUnavailableException;
import io.ganqp.trainer.dataset.source.DatasetException;
import io.ganqp.trainer.dataset.source.ImageEntry;
import io.ganqp.trainer.dataset.source.ImageSource;
import io.ganqp.trainer.dataset.source.SourceImage;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Decodes and scales a source's images on all cores; outcomes come in the source's order. */
final class ImagePipeline {
  private static final int PENDING_PER_THREAD = 8;
  private static final long MOST_PENDING_BYTES = 256L << 20;

  private final int resolution;
  private final Resampler resampler;
  private final long pendingBytes;
  private final ReadWriteLock memory = new ReentrantReadWriteLock();

  ImagePipeline(int resolution, Crop crop) {
    this(resolution, crop, Math.min(MOST_PENDING_BYTES, Runtime.getRuntime().maxMemory() / 4));
  }

  /**
   * @param pendingBytes the most bytes of files that wait in memory; a larger file waits alone
   */
  ImagePipeline(int resolution, Crop crop, long pendingBytes) {
    this.resolution = resolution;
    this.pendingBytes = pendingBytes;
    this.resampler = new Resampler(resolution, crop);
  }

  /** Prepares every entry and gives the outcomes, in order, to the calling thread. */
  void run(ImageSource source, Consumer<ImageOutcome> consumer) {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    Pending pending = new Pending(threads * PENDING_PER_THREAD, pendingBytes);
    try (Stream<ImageEntry> entries = source.entries()) {
      entries.forEachOrdered(
          entry -> {
            while (!pending.hasRoomFor(entry)) {
              consumer.accept(await(pending.remove()));
            }
            pending.add(workers.submit(() -> prepare(entry)), entry.heldBytes());
          });
      while (!pending.isEmpty()) {
        consumer.accept(await(pending.remove()));
      }
    } finally {
      workers.shutdownNow();
    }
  }

  /** What was submitted and not yet consumed, in order; bounded in number and in bytes. */
  private static final class Pending {
    private final int mostEntries;
    private final long mostBytes;
    private final Deque<Held> entries = new ArrayDeque<>();
    private long bytes;

    private record Held(Future<ImageOutcome> outcome, long bytes) {}

    Pending(int mostEntries, long mostBytes) {
      this.mostEntries = mostEntries;
      this.mostBytes = mostBytes;
    }

    boolean isEmpty() {
      return entries.isEmpty();
    }

    boolean hasRoomFor(ImageEntry entry) {
      return isEmpty() || (entries.size() < mostEntries && bytes + entry.heldBytes() <= mostBytes);
    }

    void add(Future<ImageOutcome> outcome, long held) {
      entries.add(new Held(outcome, held));
      bytes += held;
    }

    Future<ImageOutcome> remove() {
      Held first = entries.remove();
      bytes -= first.bytes();
      return first.outcome();
    }
  }

  private ImageOutcome prepare(ImageEntry entry) {
    memory.readLock().lock();
    try {
      return attempt(entry);
    } catch (RejectedImageException e) {
      if (e.reason() != RejectReason.OUT_OF_MEMORY) {
        return reject(entry, e);
      }
    } finally {
      memory.readLock().unlock();
    }
    return prepareAlone(entry);
  }

  /**
   * Which images are used may depend on the images only, not on their neighbours or the machine.
   */
  private ImageOutcome prepareAlone(ImageEntry entry) {
    memory.writeLock().lock();
    try {
      return attempt(entry);
    } catch (RejectedImageException e) {
      if (e.reason() != RejectReason.OUT_OF_MEMORY) {
        return reject(entry, e);
      }
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%s: %s, which is a heap of %,d MiB: give the trainer more memory, or make the image"
                  + " smaller",
              entry.name(),
              e.getMessage(),
              Runtime.getRuntime().maxMemory() >> 20),
          e);
    } finally {
      memory.writeLock().unlock();
    }
  }

  private PreparedImage attempt(ImageEntry entry) throws RejectedImageException {
    try {
      SourceImage image = entry.decode(resolution);
      RgbImage pixels = image.pixels();
      return new PreparedImage(
          entry.name(),
          image.format(),
          image.identity(),
          pixels.width(),
          pixels.height(),
          resampler.enlarges(pixels),
          ByteBuffer.wrap(resampler.toSquare(pixels)));
    } catch (OutOfMemoryError e) {
      throw new RejectedImageException(
          RejectReason.OUT_OF_MEMORY, "scaling takes more memory than there is", e);
    }
  }

  private static Reject reject(ImageEntry entry, RejectedImageException e) {
    return new Reject(entry.name(), e.reason(), e.getMessage());
  }

  private static ImageOutcome await(Future<ImageOutcome> outcome) {
    try {
      return outcome.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatasetException("interrupted while preparing images", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DatasetException failure) {
        throw failure;
      }
      if (e.getCause() instanceof DecoderUnavailableException failure) {
        throw failure;
      }
      throw new IllegalStateException("preparing an image failed", e.getCause());
    }
  }
}
