package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.util.List;

/**
 * What the operator has observed of a served generator.
 *
 * @param observedGeneration Generation of the spec that this status is about. -1: the operator has
 *     not seen it yet.
 * @param conditions Ready, RolloutBlocked and RolledBack, each with its reason; Reconciling and
 *     Stalled for tools; CanaryServing and CanaryFailed with spec.canary.
 * @param model The model that the pods serve or are being moved to.
 * @param rollout What the operator rolled out last.
 * @param canary The latest candidate, with spec.canary.
 * @param replicas Pods that exist.
 * @param readyReplicas Pods that serve.
 * @param selector Label selector of the pods, for the scale subresource.
 * @param url Where faces come from inside the cluster.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GanQpInferenceStatus(
    @JsonPropertyDescription(
            "Generation of the spec that this status is about. -1: the operator has not seen it"
                + " yet.")
        @Default("-1")
        Long observedGeneration,
    @JsonPropertyDescription(
            "Ready, RolloutBlocked and RolledBack, each with its reason; Reconciling and Stalled"
                + " for tools; CanaryServing and CanaryFailed with spec.canary.")
        @Size(max = 16)
        List<Condition> conditions,
    @JsonPropertyDescription("The model that the pods serve or are being moved to.")
        ServedModel model,
    @JsonPropertyDescription("What the operator rolled out last.") RolloutStatus rollout,
    @JsonPropertyDescription("The latest candidate, with spec.canary.") CanaryStatus canary,
    @JsonPropertyDescription("Pods that exist.") @StatusReplicas Integer replicas,
    @JsonPropertyDescription("Pods that serve.") Integer readyReplicas,
    @JsonPropertyDescription("Label selector of the pods, for the scale subresource.")
        @Size(max = 512)
        @LabelSelector
        String selector,
    @JsonPropertyDescription("Where faces come from inside the cluster.") @Size(max = 512)
        String url) {}
