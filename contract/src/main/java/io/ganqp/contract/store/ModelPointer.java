package io.ganqp.contract.store;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What {@code latest.json} and {@code best.json} say: which model it is.
 *
 * @param sha256 digest of the ONNX file
 * @param key of the ONNX file, relative to the folder of the pointer
 * @param iteration after which it was exported
 * @param metric name of the metric that it was judged by; null when it was not evaluated
 * @param value of that metric; null when it was not evaluated
 * @param samples generated images that it was evaluated on; null when it was not evaluated. Values
 *     of other numbers of samples can't be compared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelPointer(
    String sha256, String key, long iteration, String metric, Double value, Integer samples) {

  public ModelPointer {
    Sha256.checked(sha256);
    StoreKey.checked(Json.present(key, "key"));
    Json.atLeast(0, iteration, "iteration");
    if ((metric == null) != (value == null)) {
      throw new IllegalArgumentException(
          "metric and value go together: metric is " + metric + ", value is " + value);
    }
    if (value != null) {
      Json.finite(metric, value);
    }
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
