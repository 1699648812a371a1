package io.ganqp.trainer.cli;

import io.ganqp.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A training of the smallest networks, as a user would write it down.
 *
 * @param dataset where its images are
 * @param training its iterations and batch
 * @param evaluation when and of what
 * @param checkpoint when and how many
 * @param storage where to
 */
record TinyDocument(
    String dataset, String training, String evaluation, String checkpoint, String storage) {

  /** On drawn faces, to the claim {@code out}. */
  static TinyDocument of(String training, String evaluation, String checkpoint) {
    return new TinyDocument(
        "builtin: {images: 64}", training, evaluation, checkpoint, "volume: {claimName: out}");
  }

  /** The same training with other images, to another place. */
  TinyDocument from(String images, String place) {
    return new TinyDocument(images, training, evaluation, checkpoint, place);
  }

  /** A place in a bucket, with the secret {@code s3}. */
  static String s3(S3Server server, String bucket, String prefix) {
    return "s3: {bucket: %s, prefix: %s, endpoint: \"%s\", secretName: s3}"
        .formatted(bucket, prefix, server.endpoint());
  }

  Path write(Path file) throws IOException {
    return Files.writeString(
        file,
        """
        apiVersion: ganqp.io/v1alpha1
        kind: GanQpTraining
        metadata: {name: faces}
        spec:
          dataset: {%s}
          model: {resolution: 32, baseChannels: 4, latentDimension: 16}
          training: {%s}
          evaluation: {metric: SlicedWasserstein, %s}
          checkpoint: {%s}
          storage: {%s}
        """
            .formatted(dataset, training, evaluation, checkpoint, storage));
  }
}
