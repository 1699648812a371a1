package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * As whom a pod runs; never as root.
 *
 * @param assignedByCluster Whether user and groups are left to the cluster, as OpenShift's
 *     restricted-v2 wants it. Absent: as the operator was installed.
 * @param runAsUser User. Absent: 10001, which owns the files of the images.
 * @param runAsGroup Group. Absent: 10001.
 * @param fsGroup Group that volumes are given to where they can be. Absent: 10001.
 * @param supplementalGroups Further groups, for volumes such as NFS.
 */
@ValidationRule(
    value =
        "!has(self.assignedByCluster) || !self.assignedByCluster || (!has(self.runAsUser) &&"
            + " !has(self.runAsGroup) && !has(self.fsGroup))",
    message =
        "with assignedByCluster the cluster chooses user and groups: leave runAsUser, runAsGroup"
            + " and fsGroup out")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodIdentity(
    @JsonPropertyDescription(
            "Whether user and groups are left to the cluster, as OpenShift's restricted-v2 wants"
                + " it. Absent: as the operator was installed.")
        Boolean assignedByCluster,
    @JsonPropertyDescription("User. Absent: 10001, which owns the files of the images.")
        @Min(1)
        @Max(Schema.LAST_ID)
        Long runAsUser,
    @JsonPropertyDescription("Group. Absent: 10001.") @Min(1) @Max(Schema.LAST_ID) Long runAsGroup,
    @JsonPropertyDescription("Group that volumes are given to where they can be. Absent: 10001.")
        @Min(1)
        @Max(Schema.LAST_ID)
        Long fsGroup,
    @JsonPropertyDescription("Further groups, for volumes such as NFS.") @Size(max = 32)
        List<Long> supplementalGroups) {}
