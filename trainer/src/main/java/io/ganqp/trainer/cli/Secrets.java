package io.ganqp.trainer.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Stands in for a cluster's secrets: a secret is the folder that it is mapped to, or else the one
 * of its name beside the document. Each of its keys is a file there.
 */
record Secrets(Map<String, Path> mapped, Path beside) {

  Secrets {
    mapped = Map.copyOf(mapped);
  }

  /** The folder of the secret {@code name}. */
  Path resolve(String name) {
    Path folder = mapped.getOrDefault(name, beside.resolve(name));
    if (!Files.isDirectory(folder)) {
      throw new InvalidOptionException(
          "the secret %s has no folder %s: name one by --secret %s=FOLDER, with the files AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
              .formatted(name, folder, name));
    }
    return folder;
  }
}
