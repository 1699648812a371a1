package io.ganqp.trainer.weights;

import ai.onnxruntime.platform.Fp16Conversions;
import io.ganqp.trainer.onnx.OnnxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;

/** Reads the values of a tensor of floating-point numbers, in single precision. */
final class TensorDecoder {

  private final TensorProto tensor;
  private final int size;

  /** A number of 16 bits. */
  private interface Half {
    float toFloat(short bits);
  }

  private TensorDecoder(TensorProto tensor) {
    this.tensor = tensor;
    this.size = size(tensor);
  }

  /**
   * The values; empty where they are no floating-point numbers.
   *
   * @throws OnnxException if there are more or fewer than the shape says
   */
  static Optional<float[]> values(TensorProto tensor) {
    DataType type = DataType.forNumber(tensor.getDataType());
    if (type == null) {
      return Optional.empty();
    }
    return switch (type) {
      case FLOAT -> Optional.of(new TensorDecoder(tensor).floats());
      case DOUBLE -> Optional.of(new TensorDecoder(tensor).doubles());
      case FLOAT16 -> Optional.of(new TensorDecoder(tensor).halves(Fp16Conversions::fp16ToFloat));
      case BFLOAT16 -> Optional.of(new TensorDecoder(tensor).halves(Fp16Conversions::bf16ToFloat));
      default -> Optional.empty();
    };
  }

  private static int size(TensorProto tensor) {
    long size = 1;
    for (long dimension : tensor.getDimsList()) {
      size = Math.multiplyExact(size, dimension);
    }
    return Math.toIntExact(size);
  }

  private float[] floats() {
    float[] values = new float[size];
    if (hasRawData()) {
      raw(Float.BYTES).asFloatBuffer().get(values);
    } else {
      require(tensor.getFloatDataCount());
      for (int i = 0; i < size; i++) {
        values[i] = tensor.getFloatData(i);
      }
    }
    return values;
  }

  private float[] doubles() {
    float[] values = new float[size];
    if (hasRawData()) {
      ByteBuffer raw = raw(Double.BYTES);
      for (int i = 0; i < size; i++) {
        values[i] = (float) raw.getDouble();
      }
    } else {
      require(tensor.getDoubleDataCount());
      for (int i = 0; i < size; i++) {
        values[i] = (float) tensor.getDoubleData(i);
      }
    }
    return values;
  }

  private float[] halves(Half half) {
    float[] values = new float[size];
    ByteBuffer raw = hasRawData() ? raw(Short.BYTES) : null;
    if (raw == null) {
      require(tensor.getInt32DataCount());
    }
    for (int i = 0; i < size; i++) {
      int bits = raw == null ? tensor.getInt32Data(i) : raw.getShort();
      values[i] = half.toFloat((short) bits);
    }
    return values;
  }

  private boolean hasRawData() {
    return !tensor.getRawData().isEmpty();
  }

  private ByteBuffer raw(int bytes) {
    ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    if (raw.remaining() % bytes != 0) {
      throw mismatch(raw.remaining() + " bytes");
    }
    require(raw.remaining() / bytes);
    return raw;
  }

  private void require(int count) {
    if (count != size) {
      throw mismatch(count + " values");
    }
  }

  private OnnxException mismatch(String has) {
    return new OnnxException(
        "the tensor %s has %s, and its shape %s is of %d values: copy the file again"
            .formatted(tensor.getName(), has, tensor.getDimsList(), size));
  }
}
