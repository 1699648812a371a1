package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * The Open Inference Protocol over gRPC, in clear text.
 *
 * @param port Port of the pods and of the Service.
 */
@ValidationRule(
    value = "self.port != 8080",
    message = "8080 is the port of HTTP: choose another one for gRPC",
    fieldPath = ".port")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GrpcSpec(
    @JsonPropertyDescription("Port of the pods and of the Service.")
        @Default("8001")
        @Min(1024)
        @Max(65_535)
        int port) {}
