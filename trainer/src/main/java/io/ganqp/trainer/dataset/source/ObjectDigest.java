package io.ganqp.trainer.dataset.source;

import io.ganqp.store.s3.S3Entry;
import io.ganqp.trainer.dataset.content.Digest;
import java.time.Instant;

/**
 * What a bucket says of an object. An entity tag is MD5 at most, which can be made to agree; nobody
 * chooses when an object was stored.
 */
final class ObjectDigest {
  private ObjectDigest() {}

  static Digest add(Digest digest, S3Entry object) {
    Instant modified = object.modified();
    return digest
        .add(object.key())
        .add(object.size())
        .add(object.etag())
        .add(modified.getEpochSecond())
        .add(modified.getNano());
  }
}
