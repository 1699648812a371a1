package io.ganqp.contract.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import java.util.Optional;

/**
 * What {@code latest.json} and {@code best.json} say: which model it is.
 *
 * @param sha256 digest of the ONNX file
 * @param key of the ONNX file, relative to the folder of the pointer
 * @param iteration after which it was exported
 * @param metric name of the metric that it was judged by; null when it was not evaluated
 * @param direction which values of that metric are the better ones; lower ones where the document
 *     does not say; null when it was not evaluated
 * @param value of that metric; null when it was not evaluated
 * @param error standard error of the value; null where it is not known
 * @param samples generated images that it was evaluated on; null when it was not evaluated. Values
 *     of other numbers of samples can't be compared
 * @param extractor digest of the network whose features were compared; null where there was none,
 *     and in pointers of earlier versions. Values by other networks can't be compared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelPointer(
    String sha256,
    String key,
    long iteration,
    String metric,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Direction direction,
    Double value,
    Double error,
    Integer samples,
    String extractor) {

  public ModelPointer {
    Sha256.checked(sha256);
    StoreKey.checked(Json.present(key, "key"));
    Json.atLeast(0, iteration, "iteration");
    if ((metric == null) != (value == null)) {
      throw new IllegalArgumentException(
          "metric and value go together: metric is " + metric + ", value is " + value);
    }
    if (value == null) {
      direction = null;
      error = null;
      extractor = null;
    } else {
      MetricValue.requireName(metric);
      Json.finite(metric, value);
      direction = direction == null ? Direction.LOWER_IS_BETTER : direction;
      Json.notNegative("error", error);
      MetricValue.requireDigest(extractor);
    }
  }

  /** To a model that was not evaluated. */
  public static ModelPointer unjudged(String sha256, String key, long iteration) {
    return new ModelPointer(sha256, key, iteration, null, null, null, null, null, null);
  }

  /**
   * To a model that was evaluated.
   *
   * @param by what it is judged by
   * @param samples generated images that it was evaluated on
   */
  public static ModelPointer judged(
      String sha256, String key, long iteration, MetricValue by, int samples) {
    return new ModelPointer(
        sha256,
        key,
        iteration,
        by.metric(),
        by.direction(),
        by.value(),
        by.error(),
        samples,
        by.extractor());
  }

  /** What it was judged by; empty when it was not evaluated. */
  public Optional<MetricValue> judgedBy() {
    return Optional.ofNullable(value)
        .map(v -> new MetricValue(metric, direction, v, error, extractor));
  }

  /** Reads a pointer; {@code place} is named in the message of a failure. */
  public static ModelPointer fromJson(byte[] json, String place) {
    return Json.read(json, ModelPointer.class, place);
  }

  /** Writes the pointer. */
  public byte[] toJson() {
    return Json.write(this);
  }
}
