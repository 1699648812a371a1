package io.ganqp.store.s3;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What a user has put into a bucket, by other means than a store. */
public final class BucketFiles implements AutoCloseable {

  private final S3Client client;
  private final String bucket;

  private BucketFiles(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /** Opens a bucket that exists. */
  public static BucketFiles in(S3Settings settings, String bucket) {
    return new BucketFiles(S3Clients.of(settings), bucket);
  }

  public void put(String key, byte[] content) {
    client.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(content));
  }

  public void delete(String key) {
    client.deleteObject(r -> r.bucket(bucket).key(key));
  }

  /** All keys, sorted. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    client
        .listObjectsV2Paginator(r -> r.bucket(bucket))
        .contents()
        .forEach(object -> keys.add(object.key()));
    return keys;
  }

  @Override
  public void close() {
    client.close();
  }
}
