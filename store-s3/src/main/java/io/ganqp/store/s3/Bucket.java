package io.ganqp.store.s3;

import io.ganqp.contract.store.AtomicFile;
import io.ganqp.contract.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists and reads the objects of a bucket. Contents are confirmed by the SHA-256 in their metadata,
 * where they have one; requests are tried again when the server or the network fails.
 *
 * <p>Every method throws {@link StoreException} where the server refuses or is not reached.
 */
public final class Bucket implements AutoCloseable {

  /** Name of the metadata that holds the digest of an object. */
  static final String SHA256 = "sha256";

  private static final int BUFFER = 1 << 16;
  private static final int NOT_MODIFIED = 304;

  private final S3Client client;
  private final String name;
  private final String server;

  private Bucket(S3Client client, String name, String server) {
    this.client = client;
    this.name = name;
    this.server = server;
  }

  /** Opens a bucket; sends nothing yet. */
  public static Bucket open(S3Settings settings, String name) {
    return new Bucket(S3Clients.of(settings), name, settings.server());
  }

  /**
   * An object as it was read.
   *
   * @param etag for a condition on what is there
   */
  record Content(byte[] bytes, String etag) {}

  /** Where {@code key} is, for people. */
  public String place(String key) {
    return new S3Location(name, key).toString();
  }

  /** Gives all objects whose keys begin with {@code prefix}, in the order of their keys. */
  public void list(String prefix, Consumer<S3Entry> consumer) {
    run(
        "cannot list",
        prefix,
        () -> {
          client
              .listObjectsV2Paginator(r -> r.bucket(name).prefix(prefix))
              .contents()
              .forEach(o -> consumer.accept(entry(o)));
          return null;
        });
  }

  /** The object {@code key}, if it is there, as a listing tells of it. */
  public Optional<S3Entry> find(String key) {
    // The first of all keys that begin with it is the key itself; HEAD would hide reasons.
    return run(
            "cannot list",
            key,
            () -> client.listObjectsV2(r -> r.bucket(name).prefix(key).maxKeys(1)))
        .contents()
        .stream()
        .filter(o -> o.key().equals(key))
        .map(Bucket::entry)
        .findFirst();
  }

  /** The digest that an object was stored with; empty where it was put there by other means. */
  public Optional<String> sha256(String key) {
    return Optional.ofNullable(
        run("cannot read", key, () -> client.headObject(r -> r.bucket(name).key(key)))
            .metadata()
            .get(SHA256));
  }

  /**
   * What is stored under {@code key}, or empty where nothing is.
   *
   * @throws StoreException also for content above {@code maximum} bytes
   */
  public Optional<byte[]> read(String key, int maximum) {
    return content(key, maximum).map(Content::bytes);
  }

  /**
   * The content of an object as it was listed, or empty where it is gone.
   *
   * @throws StoreException also where it was replaced since, or has more than {@code maximum} bytes
   */
  public Optional<byte[]> read(S3Entry object, int maximum) {
    Optional<Content> content = content(object.key(), maximum);
    content.ifPresent(found -> requireListed(object, found.etag()));
    return content.map(Content::bytes);
  }

  Optional<Content> content(String key, int maximum) {
    try {
      return Optional.of(
          client.getObject(
              request(key),
              (response, in) ->
                  new Content(
                      bytes(verified(response, in, key), maximum, place(key)), response.eTag())));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw failure("cannot read", key, e);
    }
  }

  /**
   * The ETag of an object, by which its content can be told from another; empty where nothing is.
   * An object that has not changed is not sent.
   *
   * @param known what it was when last asked for
   */
  public Optional<String> etag(String key, Optional<String> known) {
    GetObjectRequest request = request(key).toBuilder().ifNoneMatch(known.orElse(null)).build();
    try {
      return Optional.of(
          client.getObject(
              request,
              (response, in) -> {
                in.abort();
                return response.eTag();
              }));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkServiceException e) {
      if (known.isPresent() && e.statusCode() == NOT_MODIFIED) {
        return known;
      }
      throw failure("cannot read", key, e);
    } catch (SdkException e) {
      throw failure("cannot read", key, e);
    }
  }

  /** The first bytes of an object, {@code count} at most. */
  public byte[] head(String key, int count) {
    String range = String.format(Locale.ROOT, "bytes=0-%d", count - 1);
    return run(
        "cannot read",
        key,
        () ->
            client.getObject(
                request(key).toBuilder().range(range).build(),
                (response, in) -> bytes(in, count, place(key))));
  }

  /** Opens an object; nothing there is a {@link StoreException}. */
  public InputStream open(String key) {
    ResponseInputStream<GetObjectResponse> in =
        run("cannot read", key, () -> client.getObject(request(key)));
    return verified(in.response(), in, key);
  }

  /** Copies an object to a local file, which is replaced as a whole; memory stays bounded. */
  public void download(String key, Path target) {
    run(
        "cannot read",
        key,
        () ->
            client.getObject(
                request(key),
                (response, in) -> {
                  write(verified(response, in, key), target);
                  return response;
                }));
  }

  /** The same for an object as it was listed: one that was replaced since is an error. */
  public void download(S3Entry object, Path target) {
    run(
        "cannot read",
        object.key(),
        () ->
            client.getObject(
                request(object.key()),
                (response, in) -> {
                  requireListed(object, response.eTag());
                  write(verified(response, in, object.key()), target);
                  return response;
                }));
  }

  private void requireListed(S3Entry object, String etag) {
    if (!object.etag().equals(etag)) {
      throw new StoreException(
          place(object.key()) + " was replaced while it was read: begin again");
    }
  }

  @Override
  public void close() {
    client.close();
  }

  S3Client client() {
    return client;
  }

  String name() {
    return name;
  }

  <T> T run(String action, String key, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw failure(action, key, e);
    }
  }

  StoreException failure(String action, String key, SdkException e) {
    return S3Failure.of(action, place(key), server, e);
  }

  private static S3Entry entry(S3Object object) {
    return new S3Entry(object.key(), object.size(), object.eTag(), object.lastModified());
  }

  private GetObjectRequest request(String key) {
    return GetObjectRequest.builder().bucket(name).key(key).build();
  }

  private InputStream verified(GetObjectResponse response, InputStream in, String key) {
    return new VerifiedStream(in, response.metadata().get(SHA256), place(key));
  }

  private static byte[] bytes(InputStream in, int maximum, String place) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(maximum + 1);
    } catch (IOException e) {
      throw again(e);
    }
    if (bytes.length > maximum) {
      throw new StoreException(place + " is larger than " + maximum + " bytes");
    }
    return bytes;
  }

  private static void write(InputStream in, Path target) {
    try {
      AtomicFile.write(target, out -> transfer(in, out));
    } catch (IOException e) {
      throw StoreException.of("cannot write", target, e);
    }
  }

  /** Failures to read are worth another request; those to write are not. */
  private static void transfer(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
      out.write(buffer, 0, n);
    }
  }

  private static int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw again(e);
    }
  }

  private static RetryableException again(IOException e) {
    return RetryableException.create(String.valueOf(e.getMessage()), e);
  }
}
