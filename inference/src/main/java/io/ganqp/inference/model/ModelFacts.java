package io.ganqp.inference.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricCurve;
import io.ganqp.contract.store.ModelMetadata;
import java.util.Map;
import java.util.Set;
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
    @Schema(description = "Metric that it was judged by; absent if not evaluated", examples = "swd")
        String metric,
    @Schema(
            description = "Which values of that metric are the better ones: lower or higher",
            examples = "lower")
        String direction,
    @Schema(description = "Value of that metric", examples = "0.0123") Double value,
    @Schema(
            description = "Standard error of that value; absent where it is not known",
            examples = "0.0011")
        Double error,
    @Schema(description = "How its training went; absent where its file does not say")
        TrainingCurve curve,
    @Schema(
            description =
                "Licence of the images that it was trained on; absent where nobody stated one",
            examples = "CC-BY-4.0")
        String licence,
    @Schema(description = "What computes: cpu or cuda", examples = "cpu") String provider) {

  private static final int LONGEST_LICENCE = 4096;
  private static final String LOWER = Direction.LOWER_IS_BETTER.word();
  private static final Set<String> DIRECTIONS = Set.of(LOWER, Direction.HIGHER_IS_BETTER.word());

  static ModelFacts of(
      String sha256,
      GeneratorSignature signature,
      Map<String, String> metadata,
      ExecutionProvider provider) {
    String metric = metadata.get(ModelMetadata.METRIC);
    String direction = metadata.getOrDefault(ModelMetadata.DIRECTION, LOWER);
    Double value =
        finite(
            metadata.getOrDefault(ModelMetadata.VALUE, metadata.get(ModelMetadata.FORMER_VALUE)));
    boolean judged = metric != null && value != null && DIRECTIONS.contains(direction);
    return new ModelFacts(
        sha256,
        signature.resolution(),
        signature.latentDimension(),
        metadata.get(ModelMetadata.OBJECTIVE),
        wholeNumber(metadata.get(ModelMetadata.ITERATION)),
        metadata.get(ModelMetadata.TRAINING),
        metadata.get(ModelMetadata.UID),
        judged ? metric : null,
        judged ? direction : null,
        judged ? value : null,
        judged ? finite(metadata.get(ModelMetadata.ERROR)) : null,
        MetricCurve.parse(metadata.get(ModelMetadata.CURVE)).map(TrainingCurve::of).orElse(null),
        stated(metadata.get(ModelMetadata.LICENCE)),
        provider.label());
  }

  /** The same without the curve, which may be long. */
  public ModelFacts withoutCurve() {
    return new ModelFacts(
        sha256,
        resolution,
        latentDimension,
        objective,
        iteration,
        training,
        uid,
        metric,
        direction,
        value,
        error,
        null,
        licence,
        provider);
  }

  // For people only: a value that does not parse is left out, not a reason to refuse.

  private static String stated(String text) {
    return text == null || text.isBlank() || text.length() > LONGEST_LICENCE ? null : text.strip();
  }

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
