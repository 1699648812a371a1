package io.ganqp.trainer.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * Stands in for a cluster's ConfigMaps: one is the folder that it is mapped to, or else the one of
 * its name beside the document. Each of its keys is a file there.
 */
record ConfigMaps(Map<String, Path> mapped, Path beside) {

  ConfigMaps {
    mapped = Map.copyOf(mapped);
  }

  /** The folder of the ConfigMap {@code name}. */
  Path resolve(String name) {
    return mapped.getOrDefault(name, beside.resolve(name));
  }
}
