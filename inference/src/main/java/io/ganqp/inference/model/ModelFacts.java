package io.ganqp.inference.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ganqp.contract.store.ModelMetadata;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is known of the model being served: from its file, and how it is run. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Model", description = "The generator being served.")
public record ModelFacts(
    @Schema(description = "SHA-256 of the ONNX file", examples = "4f1c2a…") String sha256,
    @Schema(description = "Height and width of a face in pixels", examples = "128") int resolution,
    @Schema(description = "Elements of one latent z", examples = "128") int latentDimension,
    @Schema(description = "What it was trained with", examples = "GAN-QP, L1, λ = 10")
        String objective,
    @Schema(description = "Iteration after which it was exported", examples = "42000")
        Long iteration,
    @Schema(description = "Training, as namespace/name", examples = "default/faces")
        String training,
    @Schema(description = "Uid of the training's resource; absent for a local run") String uid,
    @Schema(
            description =
                "What it was judged by, such as swd, the sliced Wasserstein distance; absent if not"
                    + " evaluated",
            examples = "swd")
        String metric,
    @Schema(description = "Value of that metric; lower is better", examples = "0.0123")
        Double distance,
    @Schema(description = "What computes: cpu or cuda", examples = "cpu") String provider) {

  static ModelFacts of(
      String sha256,
      GeneratorSignature signature,
      Map<String, String> metadata,
      ExecutionProvider provider) {
    String metric = metadata.get(ModelMetadata.METRIC);
    Double distance = finite(metadata.get(ModelMetadata.DISTANCE));
    boolean judged = metric != null && distance != null;
    return new ModelFacts(
        sha256,
        signature.resolution(),
        signature.latentDimension(),
        metadata.get(ModelMetadata.OBJECTIVE),
        wholeNumber(metadata.get(ModelMetadata.ITERATION)),
        metadata.get(ModelMetadata.TRAINING),
        metadata.get(ModelMetadata.UID),
        judged ? metric : null,
        judged ? distance : null,
        provider.label());
  }

  // For people only: a value that does not parse is left out, not a reason to refuse.

  private static Long wholeNumber(String text) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
  }

  private static Double finite(String text) {
    try {
      Double value = text == null ? null : Double.valueOf(text);
      return value == null || value.isNaN() || value.isInfinite() ? null : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
