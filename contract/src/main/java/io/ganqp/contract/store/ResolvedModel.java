package io.ganqp.contract.store;

import java.util.Optional;

/** A generator whose digest was confirmed on exactly these bytes. */
public final class ResolvedModel {

  private final byte[] onnx;
  private final String sha256;
  private final String source;
  private final ModelCard card;

  ResolvedModel(byte[] onnx, String sha256, String source, ModelCard card) {
    this.onnx = onnx;
    this.sha256 = sha256;
    this.source = source;
    this.card = card;
  }

  /** The ONNX file: the array itself, not a copy, since it can be hundreds of megabytes. */
  public byte[] onnx() {
    return onnx;
  }

  /** Digest of {@link #onnx}. */
  public String sha256() {
    return sha256;
  }

  /** Where it was read from, for people. */
  public String source() {
    return source;
  }

  /** The same model, of which {@code place} is where people know it to be. */
  public ResolvedModel from(String place) {
    return new ResolvedModel(onnx, sha256, place, card);
  }

  /** What was written about it; empty for an ONNX file with no {@code model.json} beside it. */
  public Optional<ModelCard> card() {
    return Optional.ofNullable(card);
  }
}
