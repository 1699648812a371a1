package io.ganqp.operator.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanarySpec;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import io.ganqp.crds.v1alpha1.ServedModel;
import io.ganqp.operator.canary.CanarySituation.Served;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a decision is made from; each follows the one before. */
final class CanaryWorld {
  static final CanarySpec BY_HAND = new CanarySpec(20, null, null, null);
  static final CanarySpec AFTER_MINUTES = new CanarySpec(20, 600, null, null);
  static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  CanarySpec asked = BY_HAND;
  CanaryStatus status;
  String desired = "candidate";
  Served served = Served.OTHER;
  StableState stable = StableState.SETTLED;
  int ready;
  int wanted = 1;
  Optional<CanaryFault> fault = Optional.empty();
  Optional<String> obstacle = Optional.empty();
  Optional<Instant> deadline = Optional.empty();
  Routing routing = Routing.taken();
  boolean crowded;
  Instant now = START;
  CanaryDecision decision;

  /** Decides, and has the decision be the status before the next one. */
  CanaryPhase decide() {
    ServedModel model = new ServedModel("pvc://m/a.onnx", "a", "a", null, null, null, null);
    decision =
        Canary.decide(
            new CanarySituation(
                asked,
                status,
                new Candidate(desired, model, null, null),
                served,
                stable,
                crowded,
                new CandidatePods(ready, wanted, fault, obstacle, deadline),
                routing,
                now));
    status = decision.status().orElse(null);
    return status == null ? null : status.phase();
  }

  /** Decides until the candidate serves. */
  void serve() {
    decide();
    ready = wanted;
    lead();
  }

  /** Its share is in the route, and the Gateway leads it there. */
  void lead() {
    if (decide() == CanaryPhase.STARTING) {
      assertThat(decision.percent()).isEqualTo(asked.percent());
      decide();
    }
    assertThat(status.phase()).isEqualTo(CanaryPhase.SERVING);
  }

  void pass(int seconds) {
    now = now.plus(Duration.ofSeconds(seconds));
  }
}
