package io.ganqp.store.s3;

import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreKey;
import io.ganqp.contract.store.StoreLayout;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A store under a prefix of a bucket: each key an object. */
public final class S3Store implements Store {

  private static final System.Logger LOG = System.getLogger(S3Store.class.getName());

  private static final long PART_SIZE = 32L << 20;

  /** Hidden, as its name begins with a dot, and gone at once. */
  private static final String PROBE = ".ganqp-probe";

  private final Bucket bucket;
  private final S3Location root;
  private final BucketWriter writer;

  private S3Store(Bucket bucket, S3Location root, long partSize) {
    this.bucket = bucket;
    this.root = root;
    this.writer = new BucketWriter(bucket, partSize);
  }

  /** A store to read from; sends nothing yet. */
  public static S3Store forReading(S3Settings settings, S3Location root) {
    return open(settings, root, PART_SIZE);
  }

  /**
   * A store to write to: tries to, and removes what a crash left half-written. For the one writer
   * of the prefix only.
   *
   * @throws StoreException if the bucket can't be reached or written to
   */
  public static S3Store forWriting(S3Settings settings, S3Location root) {
    return forWriting(settings, root, PART_SIZE);
  }

  static S3Store forWriting(S3Settings settings, S3Location root, long partSize) {
    S3Store store = open(settings, root, partSize);
    try {
      store.probe();
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static S3Store open(S3Settings settings, S3Location root, long partSize) {
    if (!root.key().isEmpty() && !StoreKey.isKey(root.key())) {
      throw new StoreException(
          root
              + " is no place for a store: name a prefix of letters, digits and . _ - between"
              + " slashes, no part beginning with a dot");
    }
    return new S3Store(Bucket.open(settings, root.bucket()), root, partSize);
  }

  private void probe() {
    String probe = root.resolve(PROBE).key();
    writer.put(probe, new byte[0]);
    writer.delete(probe);
    try {
      writer.abortUploads(root.key().isEmpty() ? "" : root.key() + "/");
    } catch (StoreException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Uploads that a crash left unfinished may stay and take room: {0}",
          e.getMessage());
    }
  }

  @Override
  public void put(String key, Path file) {
    writer.put(object(key), file);
  }

  @Override
  public void put(String key, byte[] content) {
    writer.put(object(key), content);
  }

  @Override
  public boolean replace(String key, Optional<byte[]> expected, byte[] content) {
    return writer.replace(object(key), expected, content, MAXIMUM_READ);
  }

  @Override
  public Optional<byte[]> read(String key) {
    return bucket.read(object(key), MAXIMUM_READ);
  }

  @Override
  public InputStream open(String key) {
    return bucket.open(object(key));
  }

  @Override
  public void fetch(String key, Path target) {
    bucket.download(object(key), target);
  }

  @Override
  public List<String> list(String folder) {
    StoreKey.checkedFolder(folder);
    int skip = root.key().isEmpty() ? 0 : root.key().length() + 1;
    List<String> keys = new ArrayList<>();
    bucket.list(
        root.resolve(folder).key().isEmpty() ? "" : root.resolve(folder).key() + "/",
        entry -> {
          StoreException.requireAtMostMaximumKeys(keys.size() + 1, root);
          keys.add(entry.key().substring(skip));
        });
    // What is no key, a hidden object for example, was not put here.
    return keys.stream().filter(StoreKey::isKey).sorted().toList();
  }

  @Override
  public void delete(String key) {
    writer.delete(object(key));
  }

  @Override
  public void deleteTree(String folder) {
    if (folder.isEmpty()) {
      throw new IllegalArgumentException("the whole store is not deleted: name a folder in it");
    }
    String manifest = folder + "/" + StoreLayout.MANIFEST;
    list(folder).stream()
        .sorted(Comparator.comparing((String key) -> !key.equals(manifest)))
        .forEach(this::delete);
  }

  @Override
  public URI uri(String key) {
    try {
      return new URI("s3", root.bucket(), "/" + object(key), null, null);
    } catch (URISyntaxException e) {
      throw new StoreException(root.bucket() + " is no name of a bucket", e);
    }
  }

  @Override
  public Optional<Path> file(String key) {
    return Optional.empty();
  }

  @Override
  public void close() {
    bucket.close();
  }

  @Override
  public String toString() {
    return root.toString();
  }

  private String object(String key) {
    return root.resolve(StoreKey.checked(key)).key();
  }
}
