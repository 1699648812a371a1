package io.ganqp.contract.store;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keyed files of one training, on a file system or an object store. A key is a relative path with
 * {@code /} between segments of letters, digits, {@code . _ -}, none of which begins with a dot. A
 * reader sees the old content of a key or the new one, never a mixture. One writer at a time, which
 * closes the store when it is done.
 *
 * <p>Every method throws {@link IllegalArgumentException} for a key that is not one and {@link
 * StoreException} where the storage refuses.
 */
public interface Store extends AutoCloseable {

  /** The most bytes that {@link #read} takes into memory: 64 MiB. */
  int MAXIMUM_READ = 64 << 20;

  /** The most keys that {@link #list} gives: a training has some hundreds. */
  int MAXIMUM_KEYS = 1_000_000;

  /** Stores a copy of {@code file}; durable when this returns. */
  void put(String key, Path file);

  /** Stores {@code content}; durable when this returns. */
  void put(String key, byte[] content);

  /**
   * Stores {@code content} in place of {@code expected}, as one step that no other writer comes
   * between: for the small files by which a reader finds its way.
   *
   * @param expected what must be there now; empty: nothing
   * @return whether {@code content} is there now; false if it would have replaced something else
   */
  boolean replace(String key, Optional<byte[]> expected, byte[] content);

  /**
   * What is stored under {@code key}, or empty where nothing is.
   *
   * @throws StoreException also for content above {@link #MAXIMUM_READ}
   */
  Optional<byte[]> read(String key);

  /** Opens what is stored under {@code key}; nothing there is a {@link StoreException}. */
  InputStream open(String key);

  /** Copies what is stored under {@code key} to a local file, which is replaced as a whole. */
  void fetch(String key, Path target);

  /**
   * All keys below {@code folder}, sorted.
   *
   * @param folder a key without its last segments, or "" for all keys
   * @throws StoreException also for more than {@link #MAXIMUM_KEYS}
   */
  List<String> list(String folder);

  /** Removes {@code key}, if it is there. */
  void delete(String key);

  /**
   * Removes all keys below {@code folder}, if any; its manifest is gone before anything else is.
   */
  void deleteTree(String folder);

  /** Where {@code key} is, for people and for status fields. */
  URI uri(String key);

  /** The local file that {@code key} is, so that it can be appended to; empty in other stores. */
  Optional<Path> file(String key);

  /** Lets another writer in. */
  @Override
  void close();
}
