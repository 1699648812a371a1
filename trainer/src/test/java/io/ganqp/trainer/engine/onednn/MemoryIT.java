package io.ganqp.trainer.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Memory of a whole process: what oneDNN holds behind JavaCPP's back counts too. */
class MemoryIT {

  private static final long SLACK_BYTES = 8L << 20;

  @Test
  void comesBackFromAHundredEngines() throws Exception {
    String growth = JavaProcess.output(OpenAndClose.class, Map.of("OMP_NUM_THREADS", "1"));
    assertThat(Long.parseLong(growth)).isLessThan(SLACK_BYTES);
  }
}
