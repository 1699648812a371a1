package io.ganqp.trainer.engine.onednn.memory;

import io.ganqp.trainer.network.Shape;
import org.bytedeco.javacpp.FloatPointer;

/** A batch of samples in memory. */
public record Tensor(Layout layout, FloatPointer data) {

  /** Samples. */
  public int batch() {
    return layout.batch();
  }

  /** Of one sample, without what fills it up. */
  public Shape shape() {
    return layout.shape();
  }

  /** Channels, filled up to whole blocks. */
  public int channels() {
    return layout.channels();
  }

  /** One of {@code groups} equal runs of samples: a view. */
  public Tensor group(int index, int groups) {
    Layout part = layout.group(groups);
    return new Tensor(part, data.getPointer(index * part.length()));
  }
}
