package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.operator.cluster.AuditLog.Write;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Counted in the audit log of the API server. */
class TrainingQuietIT {

  private static final int CONFLICT = 409;

  @AutoClose private static final TrainingFixture fixture = new TrainingFixture();

  @Test
  void anIdleOperatorWritesNothingAndNorDoesOneThatStartsAnew() throws InterruptedException {
    fixture.apply("steady");
    fixture.awaitRunningPod("steady", 1);
    List<Write> before = settledWrites();

    Thread.sleep(3000);
    fixture.stopOperator();
    fixture.startOperator();
    Thread.sleep(3000);

    assertThat(fixture.writes()).isEqualTo(before);
    // ConfigMap, NetworkPolicy and Job; created, pending and running with an event each. On a busy
    // machine a
    // status
    // may meet one that is newer than what the operator has seen: refused, and decided anew.
    assertThat(before.stream().filter(write -> write.code() != CONFLICT))
        .hasSizeLessThanOrEqualTo(9)
        .as("all of it is allowed")
        .allMatch(write -> write.code() < 300);
  }

  /** What was written up to a moment after which nothing is for two seconds. */
  private static List<Write> settledWrites() throws InterruptedException {
    List<Write> before = fixture.writes();
    for (int round = 0; round < 15; round++) {
      Thread.sleep(2000);
      List<Write> now = fixture.writes();
      if (now.equals(before)) {
        return now;
      }
      before = now;
    }
    throw new AssertionError("it does not stop writing: " + before);
  }
}
