package io.ganqp.inference.oip;

import io.ganqp.inference.Quoted;

/** Those of the protocol's data types that there are here. */
public enum Datatype {
  /** IEEE 754, 32 bits. */
  FP32(Float.BYTES),
  /** Signed, 64 bits. */
  INT64(Long.BYTES),
  /** Bytes, each element after its length in 32 bits. */
  BYTES(0);

  private final int size;

  Datatype(int size) {
    this.size = size;
  }

  /**
   * That of an input.
   *
   * @throws InvalidInferenceException if inputs have none of that name
   */
  public static Datatype ofInput(String name) {
    return switch (name) {
      case "FP32" -> FP32;
      case "INT64" -> INT64;
      default ->
          throw new InvalidInferenceException(
              "The datatype %s is not taken here, FP32 and INT64 are."
                  .formatted(Quoted.shorten(name)));
    };
  }

  /** Bytes of an element; 0 where each has its own. */
  public int size() {
    return size;
  }
}
