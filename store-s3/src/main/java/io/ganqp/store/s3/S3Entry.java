package io.ganqp.store.s3;

/**
 * An object in a bucket, as a listing tells of it.
 *
 * @param key of the object
 * @param size in bytes
 * @param etag changes whenever the content does
 */
public record S3Entry(String key, long size, String etag) {}
