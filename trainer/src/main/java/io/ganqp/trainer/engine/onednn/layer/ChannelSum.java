package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.network.ParameterBlock;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** Sums a tensor over samples and pixels: the gradient of a bias. oneDNN has no fast kernel. */
final class ChannelSum {

  private static final int CHUNK_FLOATS = 1 << 13;

  private final FloatPointer data;
  private final int runs;
  private final int runsOfSample;
  private final long runLength;
  private final int block;
  private final float[] chunk = new float[CHUNK_FLOATS];
  private final double[] sums;

  ChannelSum(Tensor tensor) {
    block = tensor.layout().block();
    data = tensor.data().getPointer(0);
    runsOfSample = tensor.channels() / block;
    runs = tensor.batch() * runsOfSample;
    runLength = (long) block * tensor.shape().plane();
    sums = new double[tensor.channels()];
  }

  /** Writes the sums to {@code target} of a flat vector. */
  void store(float[] flat, ParameterBlock target) {
    Arrays.fill(sums, 0);
    for (int run = 0; run < runs; run++) {
      int channel = run % runsOfSample * block;
      for (long done = 0; done < runLength; done += CHUNK_FLOATS) {
        int length = (int) Math.min(CHUNK_FLOATS, runLength - done);
        data.position(run * runLength + done).get(chunk, 0, length);
        add(channel, length);
      }
    }
    for (int c = 0; c < target.length(); c++) {
      flat[target.offset() + c] = (float) sums[c];
    }
  }

  private void add(int channel, int length) {
    for (int c = 0; c < block; c++) {
      float sum = 0;
      for (int i = c; i < length; i += block) {
        sum += chunk[i];
      }
      sums[channel + c] += sum;
    }
  }
}
