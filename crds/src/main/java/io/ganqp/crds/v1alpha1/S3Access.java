package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/**
 * How to reach an object store.
 *
 * @param endpoint URL of an S3-compatible server such as MinIO or Ceph. Absent: AWS.
 * @param region Region of the bucket. Absent: what the AWS SDK finds in its environment.
 * @param secretName Secret in the same namespace with the keys AWS_ACCESS_KEY_ID and
 *     AWS_SECRET_ACCESS_KEY, and where needed AWS_SESSION_TOKEN and ca.crt, an authority to trust.
 *     With ca.crt alone, or absent: the credentials of the AWS SDK's default chain.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record S3Access(
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
