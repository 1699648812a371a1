package io.ganqp.trainer.inspection;

import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.ModelMetadata;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.trainer.onnx.GeneratorSession;
import io.ganqp.trainer.weights.NetworkFile;
import java.util.Map;

/**
 * Where a generator comes from: what its card says, or its own file where it has none. What is not
 * known is null.
 *
 * @param source where it was read from
 * @param sha256 digest of its file
 * @param bytes of its file
 * @param resolution height and width of its images in pixels
 * @param latentDimension elements of one latent
 * @param producer the program that wrote it
 * @param opset of the file
 * @param training {@code namespace/name} of the training
 * @param uid of the training's resource in its cluster
 * @param from checkpoint of another training that its own began with
 * @param objective what it was trained with, in words
 * @param iteration after which it was exported
 * @param card all that {@code model.json} says; null where there is none
 */
public record Provenance(
    String source,
    String sha256,
    long bytes,
    int resolution,
    int latentDimension,
    String producer,
    long opset,
    String training,
    String uid,
    String from,
    String objective,
    Long iteration,
    ModelCard card) {

  /**
   * That of a model.
   *
   * @param network what its file says
   * @param session of it
   */
  public static Provenance of(ResolvedModel model, NetworkFile network, GeneratorSession session) {
    Map<String, String> properties = network.metadata();
    ModelCard card = model.card().orElse(null);
    return new Provenance(
        model.source(),
        model.sha256(),
        model.onnx().length,
        session.resolution(),
        session.latentDimension(),
        network.producer(),
        network.opset(),
        properties.get(ModelMetadata.TRAINING),
        properties.get(ModelMetadata.UID),
        properties.get(ModelMetadata.FROM),
        properties.get(ModelMetadata.OBJECTIVE),
        card == null ? iteration(properties.get(ModelMetadata.ITERATION)) : card.iteration(),
        card);
  }

  /** A file of another program may say anything. */
  private static Long iteration(String text) {
    return text == null || !text.matches("\\d{1,18}") ? null : Long.valueOf(text);
  }
}
