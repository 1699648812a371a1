package io.ganqp.trainer.dataset.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SHA-256 of the files of a data set. What was read is remembered by the files' stamps, as Git's
 * index does: a file is read again where its stamp is new, where it is so fresh that another change
 * might not show, and always on file systems that keep no time of change.
 */
public final class ContentDigests {
  private static final Logger LOG = LoggerFactory.getLogger(ContentDigests.class);

  /** Reading this much takes long enough to be told. */
  private static final long MUCH_BYTES = 1L << 30;

  private final Path folder;
  private final Clock clock;
  private final ReadingProgress progress;
  private final ChangeTimes changeTimes = new ChangeTimes();

  /** What this process read itself, on whatever file system. */
  private final Map<FileStamp, byte[]> read = new HashMap<>();

  ContentDigests(Path folder, Clock clock, ReadingProgress progress) {
    this.folder = folder;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * @param folder where they are remembered between runs; made when needed
   */
  public static ContentDigests in(Path folder, ReadingProgress progress) {
    return new ContentDigests(folder, Clock.systemUTC(), progress);
  }

  /**
   * The digests of files, in their order; 32 zeros for one that can't be read.
   *
   * @param place the data set that all of them belong to, for people and to remember them by
   */
  public List<byte[]> of(String place, List<Path> files) {
    DigestMemo memo =
        new DigestMemo(folder.resolve(new Digest().add(place).hex().substring(0, 32)));
    Map<FileStamp, byte[]> remembered = memo.read();
    long now = nowNanos();
    List<StampedFile> stamped = files.stream().map(this::stamped).toList();
    stamped.forEach(file -> file.recall(file.lasting ? remembered : Map.of(), read));
    List<StampedFile> unknown = stamped.stream().filter(StampedFile::unknown).toList();
    long bytes = unknown.stream().mapToLong(StampedFile::bytes).sum();
    if (bytes >= MUCH_BYTES) {
      LOG.info("Reading the {} ({} MB) to see whether it is packed", place, bytes / 1_000_000);
    }
    new FileHashes(unknown).fill(read -> progress.read(read, bytes));
    remember(stamped, now, memo, remembered);
    return stamped.stream().map(StampedFile::sha256).toList();
  }

  private StampedFile stamped(Path file) {
    try {
      Map<String, Object> attributes = Files.readAttributes(file, FileStamp.ATTRIBUTES + ",dev");
      boolean lasting = changeTimes.keptFor(file, attributes.get("dev"));
      return new StampedFile(file, FileStamp.of(attributes), lasting);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return new StampedFile(file, null, false);
    }
  }

  private void remember(
      List<StampedFile> files, long now, DigestMemo memo, Map<FileStamp, byte[]> remembered) {
    Map<FileStamp, byte[]> lasting = new HashMap<>();
    for (StampedFile file : files) {
      if (file.stamp != null && file.stamp.settled(now) && file.wasRead()) {
        read.put(file.stamp, file.sha256());
        if (file.lasting) {
          lasting.put(file.stamp, file.sha256());
        }
      }
    }
    if (!lasting.keySet().equals(remembered.keySet())) {
      memo.write(lasting);
    }
  }

  private long nowNanos() {
    Instant now = clock.instant();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }
}
