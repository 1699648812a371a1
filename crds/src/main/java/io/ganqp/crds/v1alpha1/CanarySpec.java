package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * How a candidate, which is a better model or other settings of the pods, is tried before it is
 * rolled out.
 *
 * @param percent Share of the HTTPRoute's requests that the candidate gets, in percent.
 * @param promoteAfterSeconds Seconds that the candidate has to serve without a fault before it is
 *     rolled out. Absent: only when promote names it.
 * @param promote Revision of the candidate to roll out at once, as in status.canary.revision.
 * @param reject Revision of the candidate to take back at once, as in status.canary.revision.
 */
@ValidationRule(
    value = "!has(self.promote) || !has(self.reject) || self.promote != self.reject",
    message = "the same revision is in promote and in reject: leave one of them out",
    fieldPath = ".reject")
@ValidationRule(
    value = "!has(self.promoteAfterSeconds) || self.percent > 0",
    message = "promoteAfterSeconds needs a percent above 0: raise percent, or promote by hand",
    fieldPath = ".promoteAfterSeconds")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CanarySpec(
    @JsonPropertyDescription(
            "Share of the HTTPRoute's requests that the candidate gets, in percent.")
        @Required
        @Min(0)
        @Max(100)
        int percent,
    @JsonPropertyDescription(
            "Seconds that the candidate has to serve without a fault before it is rolled out."
                + " Absent: only when promote names it.")
        @Min(1)
        @Max(2_592_000)
        Integer promoteAfterSeconds,
    @JsonPropertyDescription(
            "Revision of the candidate to roll out at once, as in status.canary.revision.")
        @Pattern("^[0-9a-f]{16}$")
        @Size(max = 16)
        String promote,
    @JsonPropertyDescription(
            "Revision of the candidate to take back at once, as in status.canary.revision.")
        @Pattern("^[0-9a-f]{16}$")
        @Size(max = 16)
        String reject) {}
