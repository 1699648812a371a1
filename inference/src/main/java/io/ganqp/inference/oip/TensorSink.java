package io.ganqp.inference.oip;

import io.ganqp.inference.batching.FaceSink;
import io.ganqp.inference.batching.Workbench;
import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.model.NotFiniteException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Faces as tensors.
 *
 * @param <T> the answer that is made of them
 */
final class TensorSink<T> implements FaceSink<T> {
  private final int faces;
  private final int side;
  private final WantedOutputs wanted;
  private final Function<List<InferAnswer.Output>, T> answer;
  private final AtomicReferenceArray<byte[]> files;
  private ByteBuffer images;

  /**
   * @param side height and width of a face in pixels
   * @param answer called by the worker that made the last face
   */
  TensorSink(
      int faces, int side, WantedOutputs wanted, Function<List<InferAnswer.Output>, T> answer) {
    this.faces = faces;
    this.side = side;
    this.wanted = wanted;
    this.answer = answer;
    this.files = new AtomicReferenceArray<>(faces);
  }

  @Override
  public void take(int index, Workbench workbench, int slot) {
    if (wanted.images()) {
      FloatBuffer face = images().asFloatBuffer().slice(index * imageSize(), imageSize());
      workbench.run().copy(slot, face);
      clip(face);
    }
    wanted.encoding().ifPresent(encoding -> files.set(index, file(workbench, slot, encoding)));
  }

  @Override
  public T finish(Workbench workbench) {
    return answer.apply(
        wanted.outputs().stream()
            .map(
                output ->
                    new InferAnswer.Output(
                        output.name().equals(Signature.IMAGE) ? imageTensor() : fileTensor(),
                        output.binary()))
            .toList());
  }

  private Tensor imageTensor() {
    List<Long> shape = List.of((long) faces, 3L, (long) side, (long) side);
    return new Tensor(Signature.IMAGE, Datatype.FP32, shape, images());
  }

  private Tensor fileTensor() {
    int size = IntStream.range(0, faces).map(i -> Integer.BYTES + files.get(i).length).sum();
    ByteBuffer data = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < faces; i++) {
      data.putInt(files.get(i).length).put(files.get(i));
    }
    return new Tensor(Signature.ENCODED, Datatype.BYTES, List.of((long) faces), data.flip());
  }

  private static byte[] file(Workbench workbench, int slot, Encoding encoding) {
    workbench.run().draw(slot, workbench.image(), 0, 0);
    return workbench.encoder().encode(workbench.image(), encoding);
  }

  /** To [-1, 1], as those of images are. */
  private static void clip(FloatBuffer face) {
    for (int i = 0; i < face.limit(); i++) {
      float value = face.get(i);
      if (!Float.isFinite(value)) {
        throw new NotFiniteException(value);
      }
      if (Math.abs(value) > 1f) {
        face.put(i, Math.signum(value));
      }
    }
  }

  /** Made when the first face is: what waits takes no memory. */
  private synchronized ByteBuffer images() {
    if (images == null) {
      images =
          ByteBuffer.allocate(Math.multiplyExact(faces, imageSize() * Float.BYTES))
              .order(ByteOrder.LITTLE_ENDIAN);
    }
    return images;
  }

  private int imageSize() {
    return 3 * side * side;
  }
}
