package io.ganqp.store.s3;

import java.time.Instant;

/**
 * An object in a bucket, as a listing tells of it.
 *
 * @param key of the object
 * @param size in bytes
 * @param etag changes whenever the content does
 * @param modified when it was stored
 */
public record S3Entry(String key, long size, String etag, Instant modified) {}
