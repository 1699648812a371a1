package io.ganqp.trainer.export;

import io.ganqp.trainer.network.NetworkDefinition;
import java.util.Arrays;
import java.util.TreeMap;

/** Tells whether a generator's file was exported from certain parameters. */
public final class ExportedWeights {

  private ExportedWeights() {}

  /**
   * Whether {@code onnx} holds the weights of the last layer, bit by bit: no batch norm is folded
   * into those, so that the statistics it was exported with need not be known.
   *
   * @param onnx a file of {@link GeneratorExporter}; it is searched and not parsed
   * @param parameters flat, laid out by {@link io.ganqp.trainer.network.ParameterLayout}
   */
  public static boolean areIn(byte[] onnx, NetworkDefinition generator, float[] parameters) {
    byte[] weights =
        new TreeMap<>(BatchNormFolding.fold(generator, parameters))
            .lastEntry()
            .getValue()
            .weights()
            .array();
    for (int begin = 0; begin <= onnx.length - weights.length; begin++) {
      if (onnx[begin] == weights[0]
          && Arrays.equals(onnx, begin, begin + weights.length, weights, 0, weights.length)) {
        return true;
      }
    }
    return false;
  }
}
