package io.ganqp.store.s3;

import io.ganqp.contract.store.ModelChoice;
import io.ganqp.contract.store.StoreLayout;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells whether the model of a place in a bucket has changed, by the ETag of what points to it: a
 * few small requests a look, and the last conditional, as long as nothing has.
 */
public final class S3ModelWatch implements AutoCloseable {
  private final Bucket bucket;
  private final List<String> keys;
  private Optional<Seen> seen = Optional.empty();

  private record Seen(String key, String etag) {}

  /**
   * @param place a training's prefix, that of a model in it, or an object
   * @param choice which one of a training
   */
  public S3ModelWatch(S3Settings settings, S3Location place, ModelChoice choice) {
    this.bucket = Bucket.open(settings, place.bucket());
    this.keys =
        place.key().toLowerCase(Locale.ROOT).endsWith(".onnx")
            ? List.of(place.key())
            : inFolder(choice).map(name -> place.resolve(name).key()).toList();
  }

  /** The first that is there decides, as for {@link S3Models}. */
  private static Stream<String> inFolder(ModelChoice choice) {
    return Stream.concat(Stream.of(StoreLayout.GENERATOR), choice.pointers().stream());
  }

  /**
   * A text that is another one when the model is; of a place without one, too.
   *
   * @throws io.ganqp.contract.store.StoreException if the bucket can't be read
   */
  public String version() {
    for (String key : keys) {
      Optional<String> known = seen.filter(s -> s.key().equals(key)).map(Seen::etag);
      Optional<String> etag = bucket.etag(key, known);
      if (etag.isPresent()) {
        seen = Optional.of(new Seen(key, etag.get()));
        return key + " " + etag.get();
      }
    }
    seen = Optional.empty();
    return "nothing";
  }

  @Override
  public void close() {
    bucket.close();
  }
}
