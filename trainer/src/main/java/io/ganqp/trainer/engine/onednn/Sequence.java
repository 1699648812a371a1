package io.ganqp.trainer.engine.onednn;

import java.util.List;

/** Kernels that run one after the other. */
record Sequence(List<Kernel> kernels) {

  Sequence {
    kernels = List.copyOf(kernels);
  }

  void run() {
    for (Kernel kernel : kernels) {
      kernel.run();
    }
  }
}
