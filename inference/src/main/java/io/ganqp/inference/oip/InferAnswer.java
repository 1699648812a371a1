package io.ganqp.inference.oip;

import java.util.List;
import java.util.Optional;

/**
 * What the model gave.
 *
 * @param model name of it
 * @param version of it
 * @param id of the request
 * @param outputs in the order wanted
 */
public record InferAnswer(String model, String version, Optional<String> id, List<Output> outputs) {

  /**
   * One of them.
   *
   * @param tensor what it is
   * @param binary whether it is sent as bytes rather than as text
   */
  public record Output(Tensor tensor, boolean binary) {}
}
