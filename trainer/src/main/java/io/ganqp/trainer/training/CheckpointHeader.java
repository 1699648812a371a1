package io.ganqp.trainer.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * {@code state.json} of a checkpoint: all of the state that is not a vector.
 *
 * @param schema version of this document
 * @param iteration the last finished iteration
 * @param attempt how many times the run had gone back because it diverged
 * @param criticSteps optimizer steps of the critic
 * @param generatorSteps optimizer steps of the generator
 * @param engine what computed it: engine, instruction set, threads; with another one the last bits
 *     differ
 * @param bestTracked what evaluations have reached; null before the first, and in checkpoints of
 *     earlier versions
 * @param evaluations what they gave before this iteration; null for none, and in checkpoints of
 *     earlier versions
 * @param identity of the training, see {@link TrainingIdentity}
 */
record CheckpointHeader(
    int schema,
    long iteration,
    int attempt,
    long criticSteps,
    long generatorSteps,
    String engine,
    @JsonInclude(JsonInclude.Include.NON_NULL) BestTracked bestTracked,
    @JsonInclude(JsonInclude.Include.NON_NULL) Evaluations evaluations,
    JsonNode identity) {

  /** The version that this code writes; it reads the earlier ones too. */
  static final int SCHEMA = 3;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  CheckpointHeader {
    if (iteration < 0 || attempt < 0 || criticSteps < 0 || generatorSteps < 0) {
      throw new IllegalArgumentException("a count is negative");
    }
    Objects.requireNonNull(engine, "engine is missing");
    Objects.requireNonNull(identity, "identity is missing");
  }

  /**
   * Reads it.
   *
   * @param place what the message of a failure calls the checkpoint
   * @throws IOException if it is damaged
   * @throws IncompatibleCheckpointException if another version of the trainer wrote it
   */
  static CheckpointHeader read(Path file, String place) throws IOException {
    return read(Files.readAllBytes(file), place);
  }

  /** The same of the content of the file. */
  static CheckpointHeader read(byte[] content, String place) throws IOException {
    JsonNode json = JSON.readTree(content);
    JsonNode schema = json.path("schema");
    if (!schema.canConvertToInt() || !schema.isIntegralNumber()) {
      throw new IOException(CheckpointFiles.HEADER + " has no schema: it is cut off or altered");
    }
    if (schema.intValue() < 1 || schema.intValue() > SCHEMA) {
      throw new IncompatibleCheckpointException(place, schema.intValue(), SCHEMA);
    }
    return JSON.treeToValue(json, CheckpointHeader.class);
  }

  void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), this);
  }
}
