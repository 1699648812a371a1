package io.ganqp.inference.oip.http;

import io.ganqp.inference.model.ModelFacts;
import io.ganqp.inference.oip.ModelAddress;
import io.ganqp.inference.oip.Signature;
import java.util.List;

/**
 * What the server says of the model.
 *
 * @param name of it
 * @param versions the one that is served: the first digits of its sha256
 * @param platform what runs it
 * @param inputs of which a request has one
 * @param outputs of which a request names those that it wants
 */
public record ModelMetadata(
    String name,
    List<String> versions,
    String platform,
    List<Signature.Slot> inputs,
    List<Signature.Slot> outputs) {

  static ModelMetadata of(String name, ModelFacts model) {
    Signature signature = Signature.of(model);
    return new ModelMetadata(
        name,
        List.of(ModelAddress.version(model)),
        Signature.PLATFORM,
        signature.inputs(),
        signature.outputs());
  }
}
