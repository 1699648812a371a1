package io.ganqp.store.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** Sends a file in parts, each tried again by itself; the object is there when all of them are. */
final class MultipartUpload {

  private static final int MOST_PARTS = 10_000;

  private final Bucket bucket;
  private final S3Client client;
  private final String key;
  private final Map<String, String> metadata;
  private final long partSize;

  MultipartUpload(Bucket bucket, String key, Map<String, String> metadata, long partSize) {
    this.bucket = bucket;
    this.client = bucket.client();
    this.key = key;
    this.metadata = metadata;
    this.partSize = partSize;
  }

  void send(FileSlice file) throws IOException {
    String id =
        bucket.run(
            "cannot write",
            key,
            () ->
                client
                    .createMultipartUpload(r -> r.bucket(bucket.name()).key(key).metadata(metadata))
                    .uploadId());
    try {
      List<CompletedPart> parts = parts(file, id);
      client.completeMultipartUpload(
          r -> r.bucket(bucket.name()).key(key).uploadId(id).multipartUpload(u -> u.parts(parts)));
    } catch (SdkException e) {
      abort(id, e);
      throw bucket.failure("cannot write", key, e);
    } catch (IOException | RuntimeException e) {
      abort(id, e);
      throw e;
    }
  }

  private List<CompletedPart> parts(FileSlice file, String id) throws IOException {
    long size = Math.max(partSize, (file.length() + MOST_PARTS - 1) / MOST_PARTS);
    List<CompletedPart> parts = new ArrayList<>();
    for (long offset = 0; offset < file.length(); offset += size) {
      int number = parts.size() + 1;
      FileSlice slice = new FileSlice(file.file(), offset, Math.min(size, file.length() - offset));
      UploadPartRequest request =
          UploadPartRequest.builder()
              .bucket(bucket.name())
              .key(key)
              .uploadId(id)
              .partNumber(number)
              .contentMD5(slice.md5())
              .build();
      String etag = client.uploadPart(request, slice.body()).eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
    }
    return parts;
  }

  private void abort(String id, Exception reason) {
    try {
      client.abortMultipartUpload(r -> r.bucket(bucket.name()).key(key).uploadId(id));
    } catch (SdkException e) {
      // The next writer of the store gives up what is left.
      reason.addSuppressed(e);
    }
  }
}
