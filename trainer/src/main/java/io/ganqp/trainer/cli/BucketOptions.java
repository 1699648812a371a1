package io.ganqp.trainer.cli;

import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.store.s3.S3Location;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to reach a bucket that no document names: as {@code train} does, and the service. */
final class BucketOptions {

  private static final String SECRET = "--secret";

  @Mixin private EndpointOptions endpoint;

  @Option(
      names = SECRET,
      paramLabel = "[NAME=]FOLDER",
      defaultValue = "${env:GANQP_S3_SECRET:-" + Option.NULL_VALUE + "}",
      description =
          "The folder with the files AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and where needed"
              + " AWS_SESSION_TOKEN and ca.crt (GANQP_S3_SECRET); a name before it, as train takes"
              + " it, is of no matter here. Default: the credentials of the AWS SDK's default"
              + " chain.")
  private String secret;

  /** Reads a model, from the cache where that has it, and confirms its digest. */
  ResolvedModel model(S3Location place, Path cache) {
    return endpoint.model(place, SECRET, secret, cache);
  }
}
