package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;

/**
 * The pods of the trainer or of the service. A local run ignores it.
 *
 * @param image Container image. Absent: the one that the operator was installed with.
 * @param imagePullPolicy When the node pulls the image. Absent: Always for the tag latest,
 *     IfNotPresent otherwise.
 * @param resources Requests and limits of the container, GPUs included. A service that names no
 *     memory asks for 768Mi and is limited to 3Gi.
 * @param nodeSelector Labels that a node must have.
 * @param tolerations Taints that the pod tolerates.
 * @param affinity Scheduling preferences and constraints.
 * @param priorityClassName Priority class of the pod.
 * @param runtimeClassName Runtime class of the pod, for example nvidia.
 * @param imagePullSecrets Secrets with the credentials of the image registry.
 * @param serviceAccountName Service account of the pod, for credentials by web identity; its token
 *     for the API server is never mounted. Absent: the default one.
 * @param terminationGracePeriodSeconds Seconds that the pod has to end by itself: a trainer
 *     finishes its iteration and saves a checkpoint. Absent: 300 for trainers, 60 for services.
 * @param env Further environment variables.
 * @param volumes Further volumes.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodSettings(
    @JsonPropertyDescription(
            "Container image. Absent: the one that the operator was installed with.")
        @Size(min = 1, max = 512)
        String image,
    @JsonPropertyDescription(
            "When the node pulls the image. Absent: Always for the tag latest, IfNotPresent otherwise.")
        ImagePullPolicy imagePullPolicy,
    @JsonPropertyDescription(
            "Requests and limits of the container, GPUs included. A service that names no memory asks for 768Mi and is limited to 3Gi.")
        ResourceRequirements resources,
    @JsonPropertyDescription("Labels that a node must have.") @Size(max = 64)
        Map<String, String> nodeSelector,
    @JsonPropertyDescription("Taints that the pod tolerates.") @Size(max = 64)
        List<Toleration> tolerations,
    @JsonPropertyDescription("Scheduling preferences and constraints.") Affinity affinity,
    @JsonPropertyDescription("Priority class of the pod.")
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String priorityClassName,
    @JsonPropertyDescription("Runtime class of the pod, for example nvidia.")
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String runtimeClassName,
    @JsonPropertyDescription("Secrets with the credentials of the image registry.") @Size(max = 16)
        List<LocalObjectReference> imagePullSecrets,
    @JsonPropertyDescription(
            "Service account of the pod, for credentials by web identity; its token for the API server is never mounted. Absent: the default one.")
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String serviceAccountName,
    @JsonPropertyDescription(
            "Seconds that the pod has to end by itself: a trainer finishes its iteration and saves a checkpoint. Absent: 300 for trainers, 60 for services.")
        @Min(1)
        @Max(86_400)
        Long terminationGracePeriodSeconds,
    @JsonPropertyDescription("Further environment variables.") @Size(max = 64) List<EnvVar> env,
    @JsonPropertyDescription("Further volumes.") @Size(max = 16) List<ExtraVolume> volumes) {}
