package io.ganqp.inference.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ganqp.inference.model.ModelFacts;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The model being served, and where its faces are.
 *
 * @param facts what is known of it
 * @param face address of a face of this model and no other, relative to this one; a URI template
 *     (RFC 6570)
 * @param obstacle why the model that the store has now is not served instead; absent if it is
 */
@Schema(name = "ServedModel")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelDescription(
    @JsonUnwrapped ModelFacts facts,
    @Schema(
            description =
                "Address of a face of this model and no other, so it may be kept for ever: a URI"
                    + " template, relative to this address",
            examples = "generate?seed={seed}&model=4f1c2a90b1d2e3f4")
        String face,
    @Schema(
            description =
                "Why the model that the store has now is not served instead; absent if it is, or"
                    + " if no other is followed")
        String obstacle) {
  private static final int DIGITS = 16;

  static ModelDescription of(ModelFacts facts, Optional<String> obstacle) {
    return new ModelDescription(
        facts,
        "generate?seed={seed}&model=" + facts.sha256().substring(0, DIGITS),
        obstacle.orElse(null));
  }
}
