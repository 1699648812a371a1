package io.ganqp.store.s3;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to reach an object store.
 *
 * @param endpoint URL of an S3-compatible server; empty: AWS
 * @param region of the bucket; empty: what the AWS SDK finds in its environment
 * @param secret folder with the files AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, as Kubernetes
 *     mounts a Secret, and where needed AWS_SESSION_TOKEN and ca.crt; empty, or with ca.crt alone:
 *     the credentials of the AWS SDK's default chain
 */
public record S3Settings(
    Optional<String> endpoint, Optional<String> region, Optional<Path> secret) {

  /** For people: where requests go. */
  String server() {
    return endpoint.orElse("AWS");
  }
}
