package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.operator.training.SimulatedCluster.Happening;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class TrainingDecisionPropertiesTest {

  @Property(tries = 600)
  void whateverHappensInWhateverOrderItEndsAndStaysAsItEnded(
      @ForAll boolean limited, @ForAll @Size(max = 60) List<Happening> happenings) {
    SimulatedCluster cluster = new SimulatedCluster(limited);
    happenings.forEach(cluster::happen);

    Phase end = cluster.settle();
    assertThat(end.isTerminal()).isTrue();
    assertThat(cluster.isGone()).as("it goes when its time is over").isEqualTo(limited);
    assertThat(end == Phase.FAILED || cluster.isWhole()).as("no raise is swallowed").isTrue();
    if (!cluster.isGone()) {
      assertThatItStaysSo(cluster);
    }
  }

  private static void assertThatItStaysSo(SimulatedCluster cluster) {
    Decision next = cluster.next();
    assertThat(next.actions()).isEmpty();
    assertThat(next.status()).isEqualTo(cluster.status());
    assertThat(next.announcements()).isEmpty();
  }
}
