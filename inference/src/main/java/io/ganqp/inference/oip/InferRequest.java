package io.ganqp.inference.oip;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of the model.
 *
 * @param id that the answer repeats
 * @param parameters of the request as texts
 * @param inputs in the order sent
 * @param outputs those wanted; none for what is given unasked
 * @param binary whether outputs given unasked are binary
 */
public record InferRequest(
    Optional<String> id,
    Map<String, String> parameters,
    List<Tensor> inputs,
    List<Output> outputs,
    boolean binary) {

  /**
   * One that is wanted.
   *
   * @param name of it
   * @param binary whether it is sent as bytes rather than as text
   * @param parameters of it as texts
   */
  public record Output(String name, boolean binary, Map<String, String> parameters) {}
}
