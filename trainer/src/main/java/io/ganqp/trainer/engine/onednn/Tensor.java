package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.network.Shape;
import org.bytedeco.javacpp.FloatPointer;

/** A batch of samples in memory. */
record Tensor(Layout layout, FloatPointer data) {

  int batch() {
    return layout.batch();
  }

  /** Of one sample, without what fills it up. */
  Shape shape() {
    return layout.shape();
  }

  /** Channels, filled up to whole blocks. */
  int channels() {
    return layout.channels();
  }

  /** One of {@code groups} equal runs of samples: a view. */
  Tensor group(int index, int groups) {
    Layout part = layout.group(groups);
    return new Tensor(part, data.getPointer(index * part.length()));
  }
}
