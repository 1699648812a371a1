package io.ganqp.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class GraphInspectionTest {

  /** The heap has room for one model. */
  @Test
  void doesNotCopyTheWeights() {
    byte[] onnx = OnnxFixture.tiny(512, 64).bytes();
    GraphInspection.expectSelfContained(onnx, "classes are loaded");

    long before = allocated();
    GraphInspection.expectSelfContained(onnx, "generator.onnx");

    assertThat(allocated() - before).isLessThan(onnx.length / 10);
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
