package io.ganqp.trainer.cli;

import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.store.s3.S3Location;
import io.ganqp.store.s3.S3Models;
import io.ganqp.store.s3.S3Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which server holds a bucket that no document names. */
final class EndpointOptions {

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      defaultValue = "${env:GANQP_S3_ENDPOINT:-" + Option.NULL_VALUE + "}",
      description =
          "URL of an S3-compatible server, for an s3:// model (GANQP_S3_ENDPOINT). Default: AWS.")
  private String endpoint;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      defaultValue = "${env:GANQP_S3_REGION:-" + Option.NULL_VALUE + "}",
      description =
          "Region of the bucket (GANQP_S3_REGION). Default: what the AWS SDK finds in its"
              + " environment.")
  private String region;

  /**
   * Reads a model, from the cache where that has it, and confirms its digest.
   *
   * @param option that {@code secret} is the value of
   * @param secret folder with credentials, if any is named, after {@code NAME=} or alone
   */
  ResolvedModel model(S3Location place, String option, String secret, Path cache) {
    S3Settings settings =
        new S3Settings(
            given(endpoint), given(region), given(secret).map(folder -> folder(option, folder)));
    return new S3Models(settings, cache).resolve(place, Optional.empty());
  }

  private static Path folder(String option, String secret) {
    Path folder = Path.of(secret.replaceFirst("^[^=/]*=", ""));
    if (!Files.isDirectory(folder)) {
      throw new InvalidOptionException(
          "%s %s: there is no folder %s; name the one with the files AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
              .formatted(option, secret, folder));
    }
    return folder;
  }

  private static Optional<String> given(String value) {
    return Optional.ofNullable(value).filter(v -> !v.isBlank());
  }
}
