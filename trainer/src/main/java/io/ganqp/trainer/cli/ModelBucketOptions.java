package io.ganqp.trainer.cli;

import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.S3Source;
import io.ganqp.store.s3.S3Location;
import io.ganqp.store.s3.S3Models;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to reach a model's bucket: as the document does, where it stores to that one. */
final class ModelBucketOptions {

  private static final String SECRET = "--model-secret";

  @Mixin private EndpointOptions endpoint;

  @Option(
      names = SECRET,
      paramLabel = "FOLDER",
      defaultValue = "${env:GANQP_S3_SECRET:-" + Option.NULL_VALUE + "}",
      description =
          "For an s3:// model in another bucket than the document's spec.storage: the folder with"
              + " the files AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and where needed"
              + " AWS_SESSION_TOKEN and ca.crt (GANQP_S3_SECRET). Default: the credentials of the"
              + " AWS SDK's default chain.")
  private String secret;

  /** Reads a model, from the cache where that has it, and confirms its digest. */
  ResolvedModel model(S3Location place, GanQpTraining training, Places places, Path cache) {
    S3Source storage = training.getSpec().storage().s3();
    return storage != null && storage.bucket().equals(place.bucket())
        ? new S3Models(places.settings(storage), cache).resolve(place, Optional.empty())
        : endpoint.model(place, SECRET, secret, cache);
  }
}
