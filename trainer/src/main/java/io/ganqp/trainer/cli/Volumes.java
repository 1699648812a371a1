package io.ganqp.trainer.cli;

import io.ganqp.crds.v1alpha1.VolumeSource;
import java.nio.file.Path;
import java.util.Map;

/**
 * Stands in for a cluster's volumes: a claim is the folder that it is mapped to, or else the one of
 * its name beside the document.
 */
record Volumes(Map<String, Path> mapped, Path beside) {

  Volumes {
    mapped = Map.copyOf(mapped);
  }

  /** The folder, or the file in it, that {@code volume} names. */
  Path resolve(VolumeSource volume) {
    Path folder = mapped.getOrDefault(volume.claimName(), beside.resolve(volume.claimName()));
    return volume.path() == null ? folder : folder.resolve(volume.path());
  }
}
