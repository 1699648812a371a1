package io.ganqp.contract.store;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A store whose writer dies after some changes. */
final class CrashingStore implements Store {

  private final Store store;
  private int left;

  CrashingStore(Store store, int changes) {
    this.store = store;
    this.left = changes;
  }

  /** The end of the writer. */
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void put(String key, Path file) {
    change();
    store.put(key, file);
  }

  @Override
  public void put(String key, byte[] content) {
    change();
    store.put(key, content);
  }

  @Override
  public boolean replace(String key, Optional<byte[]> expected, byte[] content) {
    change();
    return store.replace(key, expected, content);
  }

  @Override
  public void delete(String key) {
    change();
    store.delete(key);
  }

  @Override
  public void deleteTree(String folder) {
    change();
    store.deleteTree(folder);
  }

  private void change() {
    if (left-- == 0) {
      throw new Crash();
    }
  }

  @Override
  public Optional<byte[]> read(String key) {
    return store.read(key);
  }

  @Override
  public InputStream open(String key) {
    return store.open(key);
  }

  @Override
  public void fetch(String key, Path target) {
    store.fetch(key, target);
  }

  @Override
  public List<String> list(String folder) {
    return store.list(folder);
  }

  @Override
  public URI uri(String key) {
    return store.uri(key);
  }

  @Override
  public Optional<Path> file(String key) {
    return store.file(key);
  }

  @Override
  public void close() {
    store.close();
  }
}
