package io.ganqp.trainer.monitor.tensorboard;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** How much of the CPU this process has had. */
final class ProcessCpu {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ProcessCpu() {}

  /**
   * Seconds of one CPU since it began, over all its threads, those of native libraries included.
   */
  static double seconds() {
    return SYSTEM.getProcessCpuTime() / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
