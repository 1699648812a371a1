package io.ganqp.store.s3;

import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Writes objects: each with its SHA-256 as metadata and a Content-MD5 that the server checks, large
 * ones in parts.
 */
final class BucketWriter {

  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int ATTEMPTS = 5;

  private final Bucket bucket;
  private final long partSize;

  /**
   * @param partSize bytes; a file with more is sent in parts of this size
   */
  BucketWriter(Bucket bucket, long partSize) {
    this.bucket = bucket;
    this.partSize = partSize;
  }

  void put(String key, byte[] content) {
    bucket.run("cannot write", key, () -> send(request(key, content).build(), content));
  }

  void put(String key, Path file) {
    try {
      FileSlice all = new FileSlice(file, 0, Files.size(file));
      Map<String, String> metadata = Map.of(Bucket.SHA256, Sha256.of(file));
      if (all.length() > partSize) {
        new MultipartUpload(bucket, key, metadata, partSize).send(all);
        return;
      }
      PutObjectRequest request = request(key).metadata(metadata).contentMD5(all.md5()).build();
      bucket.run("cannot write", key, () -> bucket.client().putObject(request, all.body()));
    } catch (IOException e) {
      throw StoreException.of("cannot read", file, e);
    }
  }

  /** As {@link io.ganqp.contract.store.Store#replace}. */
  boolean replace(String key, Optional<byte[]> expected, byte[] content, int maximum) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Bucket.Content> present = bucket.content(key, maximum);
      // Also after a put whose answer was lost: it was done, and its repetition refused.
      if (present.filter(p -> Arrays.equals(p.bytes(), content)).isPresent()) {
        return true;
      }
      if (!Arrays.equals(present.map(Bucket.Content::bytes).orElse(null), expected.orElse(null))) {
        return false;
      }
      PutObjectRequest.Builder request = request(key, content);
      present.ifPresentOrElse(p -> request.ifMatch(p.etag()), () -> request.ifNoneMatch("*"));
      if (sent(request.build(), content)) {
        return true;
      }
    }
    return false;
  }

  void delete(String key) {
    bucket.run(
        "cannot delete",
        key,
        () -> bucket.client().deleteObject(r -> r.bucket(bucket.name()).key(key)));
  }

  /** Gives up uploads of parts that began before {@code limit}, as crashes leave unfinished. */
  void abortUploads(String prefix, Instant limit) {
    bucket.run(
        "cannot clean up",
        prefix,
        () -> {
          bucket
              .client()
              .listMultipartUploadsPaginator(r -> r.bucket(bucket.name()).prefix(prefix))
              .uploads()
              .stream()
              .filter(upload -> upload.initiated().isBefore(limit))
              .forEach(
                  upload ->
                      bucket
                          .client()
                          .abortMultipartUpload(
                              r ->
                                  r.bucket(bucket.name())
                                      .key(upload.key())
                                      .uploadId(upload.uploadId())));
          return null;
        });
  }

  /** Whether the condition held. */
  private boolean sent(PutObjectRequest request, byte[] content) {
    try {
      send(request, content);
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED
          || e.statusCode() == CONFLICT
          || e instanceof NoSuchKeyException) {
        return false;
      }
      throw bucket.failure("cannot write", request.key(), e);
    } catch (SdkException e) {
      throw bucket.failure("cannot write", request.key(), e);
    }
  }

  private Void send(PutObjectRequest request, byte[] content) {
    bucket.client().putObject(request, RequestBody.fromBytes(content));
    return null;
  }

  private PutObjectRequest.Builder request(String key) {
    return PutObjectRequest.builder().bucket(bucket.name()).key(key);
  }

  private PutObjectRequest.Builder request(String key, byte[] content) {
    try {
      return request(key)
          .metadata(Map.of(Bucket.SHA256, Sha256.of(content)))
          .contentMD5(Digests.md5(new ByteArrayInputStream(content)));
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }
}
