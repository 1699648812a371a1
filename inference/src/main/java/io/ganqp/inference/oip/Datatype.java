package io.ganqp.inference.oip;

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

  /** Bytes of an element; 0 where each has its own. */
  public int size() {
    return size;
  }
}
