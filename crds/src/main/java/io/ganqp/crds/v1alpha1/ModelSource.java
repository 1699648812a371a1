package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * The generator to serve: the best one of a training, or one named file.
 *
 * @param trainingName Name of a GanQpTraining in the same namespace, whose best model is served; a
 *     better one replaces it.
 * @param uri Where the ONNX file is: s3://bucket/key or pvc://claim/path.
 * @param sha256 SHA-256 digest of the file, 64 lower-case hexadecimal digits; a file with another
 *     digest is not served.
 * @param s3 How to reach the object store of an s3:// uri.
 */
@ValidationRule(
    value =
        "has(self.trainingName) ? !has(self.uri) && !has(self.sha256) : has(self.uri) && has(self.sha256)",
    message = "set either trainingName, or both uri and sha256")
@ValidationRule(
    value =
        "!has(self.uri) || !self.uri.startsWith('pvc://') || self.uri.matches('^pvc://[a-z0-9]([-a-z0-9.]*[a-z0-9])?/.+[.]onnx$') && !self.uri.matches('/[.][.](/|$)')",
    message =
        "a file in a volume is pvc://claim/path.onnx: a claim's name, and a path without \"..\" that ends in .onnx",
    fieldPath = ".uri")
@ValidationRule(
    value =
        "!has(self.uri) || !self.uri.startsWith('s3://') || self.uri.matches('^s3://"
            + Schema.BUCKET
            + "/[^/]') && !self.uri.matches('^s3://("
            + Schema.NO_BUCKET
            + ")') && !self.uri.matches('/[.][.]?(/|$)|[[:cntrl:]]')",
    message =
        "a file in a bucket is s3://bucket/key: a bucket's name as S3 takes it, and a key without a leading \"/\", \".\" or \"..\" between slashes, and control characters",
    fieldPath = ".uri")
@ValidationRule(
    value = "!has(self.s3) || has(self.uri) && self.uri.startsWith('s3://')",
    message = "s3 goes with a uri that starts with s3://: remove s3, or set such a uri",
    fieldPath = ".s3")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelSource(
    @JsonPropertyDescription(
            "Name of a GanQpTraining in the same namespace, whose best model is served; a better one replaces it.")
        @Size(min = 1, max = 52)
        @Pattern(Schema.DNS_LABEL)
        String trainingName,
    @JsonPropertyDescription("Where the ONNX file is: s3://bucket/key or pvc://claim/path.")
        @Size(max = 1024)
        @Pattern("^(s3|pvc)://[^/]+/.+$")
        String uri,
    @JsonPropertyDescription(
            "SHA-256 digest of the file, 64 lower-case hexadecimal digits; a file with another digest is not served.")
        @Pattern("^[0-9a-f]{64}$")
        @Size(max = 64)
        String sha256,
    @JsonPropertyDescription("How to reach the object store of an s3:// uri.") S3Access s3) {}
