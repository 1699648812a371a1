package io.ganqp.inference.oip;

import io.ganqp.inference.Quoted;
import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.image.ImageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The outputs that a request wants.
 *
 * @param outputs in the order wanted, {@link Signature#IMAGE} alone where it does not say
 * @param encoding of files, if wanted
 */
record WantedOutputs(List<InferRequest.Output> outputs, Optional<Encoding> encoding) {
  private static final String FORMAT = "format";
  private static final String QUALITY = "quality";

  /**
   * Reads them.
   *
   * @throws InvalidInferenceException if there is none of a name, or one is wanted twice or in a
   *     way that is not known
   */
  static WantedOutputs of(InferRequest request) {
    if (request.outputs().isEmpty()) {
      return new WantedOutputs(
          List.of(new InferRequest.Output(Signature.IMAGE, request.binary(), Map.of())),
          Optional.empty());
    }
    Set<String> names = new HashSet<>();
    Optional<Encoding> encoding = Optional.empty();
    for (InferRequest.Output output : request.outputs()) {
      if (!names.add(output.name())) {
        throw new InvalidInferenceException(
            "The output %s is wanted twice.".formatted(Quoted.shorten(output.name())));
      }
      switch (output.name()) {
        case Signature.IMAGE -> Parameters.expectOnly(output.parameters());
        case Signature.ENCODED -> encoding = Optional.of(encoding(output.parameters()));
        default ->
            throw new InvalidInferenceException(
                "There is no output \"%s\", there are %s and %s."
                    .formatted(Quoted.shorten(output.name()), Signature.IMAGE, Signature.ENCODED));
      }
    }
    return new WantedOutputs(request.outputs(), encoding);
  }

  /** Whether images are wanted as numbers. */
  boolean images() {
    return outputs.stream().anyMatch(output -> output.name().equals(Signature.IMAGE));
  }

  /** Whether that is as text. */
  boolean imagesAsText() {
    return outputs.stream()
        .anyMatch(output -> output.name().equals(Signature.IMAGE) && !output.binary());
  }

  private static Encoding encoding(Map<String, String> parameters) {
    Parameters.expectOnly(parameters, FORMAT, QUALITY);
    String name = parameters.getOrDefault(FORMAT, "png");
    ImageFormat format =
        switch (name) {
          case "png" -> ImageFormat.PNG;
          case "jpeg", "jpg" -> ImageFormat.JPEG;
          default -> throw Parameters.invalid(FORMAT, name, "png or jpeg");
        };
    String quality = parameters.getOrDefault(QUALITY, Integer.toString(Encoding.DEFAULT_QUALITY));
    if (!quality.matches("[1-9][0-9]?|100")) {
      throw Parameters.invalid(QUALITY, quality, "a whole number from 1 to 100");
    }
    return new Encoding(format, Integer.parseInt(quality));
  }
}
