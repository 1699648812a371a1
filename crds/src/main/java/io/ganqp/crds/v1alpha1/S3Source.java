package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * A place in an object store that speaks S3.
 *
 * @param bucket Name of the bucket.
 * @param prefix Key prefix inside the bucket, without a leading slash. Absent: the whole bucket.
 * @param endpoint URL of an S3-compatible server such as MinIO or Ceph. Absent: AWS.
 * @param region Region of the bucket. Absent: what the AWS SDK finds in its environment.
 * @param secretName Secret in the same namespace with the keys AWS_ACCESS_KEY_ID and
 *     AWS_SECRET_ACCESS_KEY, and where needed AWS_SESSION_TOKEN and ca.crt, an authority to trust.
 *     With ca.crt alone, or absent: the credentials of the AWS SDK's default chain.
 */
@ValidationRule(
    value =
        "self.bucket.matches('^"
            + Schema.BUCKET
            + "$') && !self.bucket.matches('^("
            + Schema.NO_BUCKET
            + ")')",
    message =
        "not a bucket name that S3 accepts: use lower-case letters, digits, \".\" and \"-\", a letter or digit first and last, no \"..\", no \"xn--\" first, and no IP address",
    fieldPath = ".bucket")
@ValidationRule(
    value = "!has(self.prefix) || self.prefix != ''",
    message = "prefix is empty: remove it for the whole bucket, or name one",
    fieldPath = ".prefix")
@ValidationRule(
    value = "!has(self.prefix) || !self.prefix.matches('" + Schema.DOTS + "')",
    message = "prefix must not have \".\" or \"..\" between slashes: remove them",
    fieldPath = ".prefix")
@ValidationRule(
    value = "!has(self.prefix) || !self.prefix.matches('[[:cntrl:]]')",
    message = "S3 cannot list keys with control characters: remove them",
    fieldPath = ".prefix")
@ValidationRule(
    value = "!has(self.prefix) || size(bytes(self.prefix)) <= 1024",
    message = "a key has at most 1024 bytes: shorten the prefix",
    fieldPath = ".prefix")
@ValidationRule(
    value = "!has(self.prefix) || !self.prefix.startsWith('/')",
    message = "prefix is a key, not a path: remove the leading \"/\"",
    fieldPath = ".prefix")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record S3Source(
    @JsonPropertyDescription("Name of the bucket.") @Required @Size(min = 3, max = 63)
        String bucket,
    @JsonPropertyDescription(
            "Key prefix inside the bucket, without a leading slash. Absent: the whole bucket.")
        @Size(max = 512)
        String prefix,
    @JsonPropertyDescription("URL of an S3-compatible server such as MinIO or Ceph. Absent: AWS.")
        @Size(max = 512)
        @Pattern(Schema.HTTP_URL)
        String endpoint,
    @JsonPropertyDescription(
            "Region of the bucket. Absent: what the AWS SDK finds in its environment.")
        @Size(min = 1, max = 64)
        String region,
    @JsonPropertyDescription(
            "Secret in the same namespace with the keys AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and where needed AWS_SESSION_TOKEN and ca.crt, an authority to trust. With ca.crt alone, or absent: the credentials of the AWS SDK's default chain.")
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String secretName) {}
