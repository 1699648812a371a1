package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;

/**
 * One served generator.
 *
 * @param model The generator to serve.
 * @param replicas Number of serving pods; with autoscaling, the autoscaler decides instead.
 * @param autoscaling How the number of pods follows the load. Absent: replicas is the number.
 * @param server The pods that serve.
 * @param grpc The Open Inference Protocol over gRPC, besides HTTP. Absent: none.
 * @param ingress An Ingress in front of the Service. Absent: none.
 * @param httpRoute An HTTPRoute of the Gateway API to the Service. Absent: none.
 * @param canary How a better model, or other settings of the pods, is tried by a share of the
 *     HTTPRoute's traffic first. Absent: it is rolled out at once.
 * @param monitoring A ServiceMonitor of the Prometheus operator. Absent: none.
 */
@ValidationRule(
    value = "!has(self.canary) || has(self.httpRoute)",
    message =
        "a candidate's share of the traffic is a weight of an HTTPRoute: set httpRoute, or leave"
            + " canary out",
    fieldPath = ".canary")
@ValidationRule(
    value =
        "!has(self.grpc) || !has(self.server.env) || !self.server.env.exists(e, e.name =="
            + " 'GANQP_GRPC_PORT')",
    message = "grpc.port is what GANQP_GRPC_PORT says: leave the variable out of server.env",
    fieldPath = ".server")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GanQpInferenceSpec(
    @JsonPropertyDescription("The generator to serve.") @Required ModelSource model,
    @JsonPropertyDescription(
            "Number of serving pods; with autoscaling, the autoscaler decides instead.")
        @Default("1")
        @Min(0)
        @Max(1000)
        @SpecReplicas
        int replicas,
    @JsonPropertyDescription(
            "How the number of pods follows the load. Absent: replicas is the number.")
        AutoscalingSpec autoscaling,
    @JsonPropertyDescription("The pods that serve.") @Default("{}") PodSettings server,
    @JsonPropertyDescription("The Open Inference Protocol over gRPC, besides HTTP. Absent: none.")
        GrpcSpec grpc,
    @JsonPropertyDescription("An Ingress in front of the Service. Absent: none.")
        IngressSpec ingress,
    @JsonPropertyDescription("An HTTPRoute of the Gateway API to the Service. Absent: none.")
        HttpRouteSpec httpRoute,
    @JsonPropertyDescription(
            "How a better model, or other settings of the pods, is tried by a share of the"
                + " HTTPRoute's traffic first. Absent: it is rolled out at once.")
        CanarySpec canary,
    @JsonPropertyDescription("A ServiceMonitor of the Prometheus operator. Absent: none.")
        MonitoringSpec monitoring) {}
