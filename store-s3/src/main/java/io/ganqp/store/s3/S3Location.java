package io.ganqp.store.s3;

import io.ganqp.contract.store.StoreException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a bucket.
 *
 * @param bucket its name
 * @param key of an object, or prefix of many without its last slash; "" for the whole bucket
 */
public record S3Location(String bucket, String key) {

  private static final String SCHEME = "s3://";
  private static final Pattern URI = Pattern.compile(SCHEME + "([^/]+)(?:/(.*))?");

  public S3Location {
    key = key.replaceFirst("/+$", "");
  }

  /** Whether {@code text} is written as one. */
  public static boolean isLocation(String text) {
    return text.startsWith(SCHEME);
  }

  /**
   * Reads {@code s3://bucket/key}, the key as it is, nothing decoded.
   *
   * @throws StoreException if it is written otherwise
   */
  public static S3Location parse(String text) {
    Matcher matcher = URI.matcher(text);
    if (!matcher.matches()) {
      throw new StoreException(text + " is no place in a bucket: write s3://bucket/key");
    }
    return new S3Location(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
  }

  /** The place {@code relative} below this one. */
  public S3Location resolve(String relative) {
    return new S3Location(bucket, key.isEmpty() ? relative : key + "/" + relative);
  }

  @Override
  public String toString() {
    return key.isEmpty() ? SCHEME + bucket : SCHEME + bucket + "/" + key;
  }
}
