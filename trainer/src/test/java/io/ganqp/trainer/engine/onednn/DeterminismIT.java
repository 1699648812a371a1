package io.ganqp.trainer.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DeterminismIT {

  private static final Map<String, String> TWO_THREADS = Map.of("OMP_NUM_THREADS", "2");

  @Test
  void givesTheSameBitsInEveryProcess() throws Exception {
    String first = JavaProcess.output(Fingerprint.class, TWO_THREADS);
    assertThat(first).contains("2 threads");
    assertThat(JavaProcess.output(Fingerprint.class, TWO_THREADS)).isEqualTo(first);
    assertThat(JavaProcess.output(Fingerprint.class, TWO_THREADS)).isEqualTo(first);
  }

  @Test
  void runsOnCpusThatStopAtAvx2() throws Exception {
    assertThat(JavaProcess.output(Fingerprint.class, Map.of("DNNL_MAX_CPU_ISA", "AVX2")))
        .contains("CPU with AVX2,");
  }
}
