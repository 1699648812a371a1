package io.ganqp.contract.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code model.json} says of the generator beside it.
 *
 * @param schema version of this document: {@value #SCHEMA}
 * @param sha256 digest of {@code generator.onnx}
 * @param size of {@code generator.onnx} in bytes
 * @param resolution height and width of its images in pixels
 * @param latentDimension elements of one latent
 * @param objective what it was trained with, in words
 * @param iteration after which it was exported
 * @param training whose it is
 * @param metrics name to value of the evaluation; empty when it was not evaluated
 * @param verification how it was compared with the trained network
 * @param opset of the ONNX file
 */
public record ModelCard(
    int schema,
    String sha256,
    long size,
    int resolution,
    int latentDimension,
    String objective,
    long iteration,
    Training training,
    Map<String, Double> metrics,
    Verification verification,
    int opset) {

  /** The version that this code writes. */
  public static final int SCHEMA = 1;

  public ModelCard {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException(
          "schema " + schema + " is not known here (" + SCHEMA + " is): use a newer version");
    }
    Sha256.checked(sha256);
    Json.atLeast(1, size, "size");
    Json.atLeast(1, resolution, "resolution");
    Json.atLeast(1, latentDimension, "latentDimension");
    Json.present(objective, "objective");
    Json.atLeast(0, iteration, "iteration");
    Json.present(training, "training");
    Json.present(metrics, "metrics");
    metrics.forEach(Json::finite);
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    Json.present(verification, "verification");
    Json.atLeast(1, opset, "opset");
  }

  /**
   * The training that a model comes from.
   *
   * @param uid of the resource in the cluster; null for a local run
   */
  public record Training(
      String namespace, String name, @JsonInclude(JsonInclude.Include.NON_NULL) String uid) {

    public Training {
      Json.present(namespace, "training.namespace");
      Json.present(name, "training.name");
    }
  }

  /**
   * The comparison of the exported file with the trained network.
   *
   * @param latents how many were compared
   * @param maximumDifference largest absolute difference of any output element
   */
  public record Verification(int latents, double maximumDifference) {

    public Verification {
      Json.atLeast(1, latents, "verification.latents");
      Json.finite("verification.maximumDifference", maximumDifference);
    }
  }

  /** Reads {@code model.json}; {@code place} is named in the message of a failure. */
  public static ModelCard fromJson(byte[] json, String place) {
    return Json.read(json, ModelCard.class, place);
  }

  /** Writes {@code model.json}. */
  public byte[] toJson() {
    return Json.write(this);
  }
}
