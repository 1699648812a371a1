package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.operator.cluster.AuditLog.Write;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Counted in the audit log of the API server. */
class TrainingQuietIT {

  @AutoClose private static final TrainingFixture fixture = new TrainingFixture();

  @Test
  void anIdleOperatorWritesNothingAndNorDoesOneThatStartsAnew() throws InterruptedException {
    fixture.apply("steady");
    fixture.awaitRunningPod("steady", 1);
    Thread.sleep(1000);
    List<Write> before = fixture.writes();

    Thread.sleep(3000);
    fixture.stopOperator();
    fixture.startOperator();
    Thread.sleep(3000);

    assertThat(fixture.writes()).isEqualTo(before);
    assertThat(before).hasSizeLessThanOrEqualTo(7);
    assertThat(before).as("all of it is allowed").allMatch(write -> write.code() < 300);
  }
}
