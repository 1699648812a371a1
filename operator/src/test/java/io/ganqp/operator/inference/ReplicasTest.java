package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.ganqp.crds.v1alpha1.AutoscalingSpec;
import io.ganqp.crds.v1alpha1.GanQpInferenceSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicasTest {

  @ParameterizedTest
  @CsvSource({
    "present 2 of 2 asked for,               2, 2, false, false,",
    "present 1 of 3 asked for,               3, 1, false, false, 3",
    "present 5 of 0 asked for,               0, 5, false, false, 0",
    "the autoscaler decides,                 2, 7, true,  true,",
    "the autoscaler is to decide,            2, 7, true,  false,",
    "the autoscaler would rest at zero,      2, 0, true,  false, 1",
    "a person has stopped the autoscaler,    2, 0, true,  true,",
  })
  void whoSetsTheNumberOfPods(
      String title,
      int asked,
      int present,
      boolean scaled,
      boolean autoscalerIsThere,
      Integer set) {
    AutoscalingSpec autoscaling = scaled ? new AutoscalingSpec(1, 10, 70, null) : null;
    GanQpInferenceSpec spec =
        new GanQpInferenceSpec(null, asked, autoscaling, null, null, null, null, null, null);
    Deployment deployment =
        new DeploymentBuilder().withNewSpec().withReplicas(present).endSpec().build();

    assertThat(Replicas.toSet(spec, deployment, autoscalerIsThere).stream().boxed().toList())
        .as(title)
        .isEqualTo(set == null ? List.of() : List.of(set));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5 | true  | spec.replicas, 5, is not heeded: the autoscaler keeps 1 to 10 pods; change spec.autoscaling, or take it out.
          0 | true  | spec.replicas, 0, is not heeded: the autoscaler keeps 1 to 10 pods; change spec.autoscaling, or take it out.
          1 | true  |
          5 | false |
          """)
  void aNumberThatTheAutoscalerOverrulesIsRemarkedOn(int asked, boolean scaled, String remark) {
    AutoscalingSpec autoscaling = scaled ? new AutoscalingSpec(1, 10, 70, null) : null;

    assertThat(
            Replicas.remark(
                new GanQpInferenceSpec(
                    null, asked, autoscaling, null, null, null, null, null, null)))
        .isEqualTo(Optional.ofNullable(remark));
  }
}
