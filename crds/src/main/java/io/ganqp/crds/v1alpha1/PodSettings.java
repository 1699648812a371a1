package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.List;
import java.util.Map;

/**
 * The pods of the trainer or of the service. A local run ignores it.
 *
 * @param image Container image, by tag or by digest. Absent: the one that the operator was
 *     installed with.
 * @param imagePullPolicy When the node pulls the image. Absent: Always for the tag latest,
 *     IfNotPresent otherwise.
 * @param resources Requests and limits of the container, GPUs included: every nvidia.com/ resource
 *     chooses the image with CUDA. A service that names no memory asks for 768Mi and is limited to
 *     3Gi; of ephemeral-storage, pods that name none ask for 1Gi, and are limited to 64Gi
 *     (trainers) or 8Gi.
 * @param nodeSelector Labels that a node must have.
 * @param tolerations Taints that the pod tolerates.
 * @param affinity Scheduling preferences and constraints.
 * @param priorityClassName Priority class of the pod.
 * @param runtimeClassName Runtime class of the pod, for example nvidia.
 * @param imagePullSecrets Secrets with the credentials of the image registry, besides those that
 *     the operator was installed with.
 * @param serviceAccountName Service account of the pod, for credentials by web identity; its token
 *     for the API server is never mounted. Absent: the default one.
 * @param terminationGracePeriodSeconds Seconds that the pod has to end by itself: a trainer
 *     finishes its iteration and saves a checkpoint. Absent: 300 for trainers, 60 for services.
 * @param labels Further labels of the pod, for example to keep a mesh from injecting its sidecar.
 * @param annotations Further annotations of the pod.
 * @param identity As whom the pod runs.
 * @param topologySpreadConstraints How pods spread over nodes and zones; without a labelSelector,
 *     those of this resource.
 * @param schedulerName Scheduler of the pod. Absent: the cluster's default one.
 * @param scratch Sizes of the folders that go with the pod.
 * @param env Further environment variables.
 * @param volumes Further volumes.
 */
@ValidationRule(
    value =
        "!has(self.labels) || self.labels.all(key, !(key in ['app.kubernetes.io/name',"
            + " 'app.kubernetes.io/instance', 'app.kubernetes.io/managed-by',"
            + " 'app.kubernetes.io/part-of', 'pod-template-hash', 'job-name', 'controller-uid']) &&"
            + " !key.startsWith('ganqp.io/') && !key.startsWith('batch.kubernetes.io/'))",
    message =
        "these are the labels that pods are found by: leave out ganqp.io/…, batch.kubernetes.io/…,"
            + " pod-template-hash, job-name, controller-uid, and of app.kubernetes.io/ name,"
            + " instance, managed-by and part-of",
    fieldPath = ".labels")
@ValidationRule(
    value = "!has(self.annotations) || self.annotations.all(key, !key.startsWith('ganqp.io/'))",
    message = "annotations of ganqp.io/ are the operator's: leave them out",
    fieldPath = ".annotations")
@ValidationRule(
    value =
        "!has(self.topologySpreadConstraints) || self.topologySpreadConstraints.all(c,"
            + " has(c.maxSkew) && c.maxSkew > 0 && has(c.topologyKey) && has(c.whenUnsatisfiable))",
    message =
        "each constraint needs maxSkew above 0, topologyKey, and whenUnsatisfiable: DoNotSchedule"
            + " or ScheduleAnyway",
    fieldPath = ".topologySpreadConstraints")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodSettings(
    @JsonPropertyDescription(
            "Container image, by tag or by digest. Absent: the one that the operator was installed"
                + " with.")
        @Size(min = 1, max = 512)
        String image,
    @JsonPropertyDescription(
            "When the node pulls the image. Absent: Always for the tag latest, IfNotPresent"
                + " otherwise.")
        ImagePullPolicy imagePullPolicy,
    @JsonPropertyDescription(
            "Requests and limits of the container, GPUs included: every nvidia.com/ resource"
                + " chooses the image with CUDA. A service that names no memory asks for 768Mi and"
                + " is limited to 3Gi; of ephemeral-storage, pods that name none ask for 1Gi, and"
                + " are limited to 64Gi (trainers) or 8Gi.")
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
    @JsonPropertyDescription(
            "Secrets with the credentials of the image registry, besides those that the operator"
                + " was installed with.")
        @Size(max = 16)
        List<LocalObjectReference> imagePullSecrets,
    @JsonPropertyDescription(
            "Service account of the pod, for credentials by web identity; its token for the API"
                + " server is never mounted. Absent: the default one.")
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String serviceAccountName,
    @JsonPropertyDescription(
            "Seconds that the pod has to end by itself: a trainer finishes its iteration and saves"
                + " a checkpoint. Absent: 300 for trainers, 60 for services.")
        @Min(1)
        @Max(86_400)
        Long terminationGracePeriodSeconds,
    @JsonPropertyDescription(
            "Further labels of the pod, for example to keep a mesh from injecting its sidecar.")
        @Size(max = 32)
        Map<String, String> labels,
    @JsonPropertyDescription("Further annotations of the pod.") @Size(max = 32)
        Map<String, String> annotations,
    @JsonPropertyDescription("As whom the pod runs.") PodIdentity identity,
    @JsonPropertyDescription(
            "How pods spread over nodes and zones; without a labelSelector, those of this"
                + " resource.")
        @Size(max = 8)
        List<TopologySpreadConstraint> topologySpreadConstraints,
    @JsonPropertyDescription("Scheduler of the pod. Absent: the cluster's default one.")
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String schedulerName,
    @JsonPropertyDescription("Sizes of the folders that go with the pod.") ScratchSpec scratch,
    @JsonPropertyDescription("Further environment variables.") @Size(max = 64) List<EnvVar> env,
    @JsonPropertyDescription("Further volumes.") @Size(max = 16) List<ExtraVolume> volumes) {}
