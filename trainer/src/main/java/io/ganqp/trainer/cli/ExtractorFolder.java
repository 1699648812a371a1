package io.ganqp.trainer.cli;

import io.ganqp.trainer.evaluation.feature.ExtractorDescriptor;
import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import io.ganqp.trainer.evaluation.feature.NetworkFile;
import io.ganqp.trainer.evaluation.feature.OnnxExtractor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with a feature extractor of the user's: an ONNX file and its descriptor.
 *
 * @param place what messages call it
 * @param folder where it is
 */
record ExtractorFolder(String place, Path folder) {

  static final String DESCRIPTOR = "extractor.yaml";
  static final String NETWORK_SUFFIX = ".onnx";

  private static final int LARGEST_DESCRIPTOR = 1 << 16;

  /**
   * Loads it.
   *
   * @param threads that compute at a time
   * @throws InvalidOptionException if it lacks one of the files
   * @throws io.ganqp.crds.validation.InvalidDocumentException if the descriptor is wrong
   * @throws io.ganqp.trainer.evaluation.feature.UnusableExtractorException if the network can't
   *     serve as it says
   */
  FeatureExtractor open(int threads) {
    try {
      ExtractorDescriptor descriptor =
          ExtractorDescriptor.parse(place + "/" + DESCRIPTOR, descriptor());
      return OnnxExtractor.open(descriptor, new NetworkFile.OnDisk(network()), threads);
    } catch (IOException e) {
      throw new InvalidOptionException(
          "cannot read the extractor in %s (%s): put its ONNX file and %s there"
              .formatted(place, e, DESCRIPTOR));
    }
  }

  /**
   * Confirms that files are those of one extractor.
   *
   * @param names of the files
   * @throws InvalidOptionException if they are not one ONNX file and a descriptor
   */
  static void requireBoth(String place, List<String> names) {
    if (!names.contains(DESCRIPTOR)) {
      throw new InvalidOptionException(
          "%s holds no %s: put one there, beside its ONNX file".formatted(place, DESCRIPTOR));
    }
    requireOne(place, names.stream().filter(name -> name.endsWith(NETWORK_SUFFIX)).toList());
  }

  private static void requireOne(String place, List<?> networks) {
    if (networks.size() != 1) {
      throw new InvalidOptionException(
          "%s holds %d ONNX files: put exactly one there, beside %s"
              .formatted(place, networks.size(), DESCRIPTOR));
    }
  }

  private String descriptor() throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(DESCRIPTOR))) {
      byte[] bytes = in.readNBytes(LARGEST_DESCRIPTOR + 1);
      if (bytes.length > LARGEST_DESCRIPTOR) {
        throw new InvalidOptionException(
            "%s/%s has more than %d bytes: a descriptor is some lines"
                .formatted(place, DESCRIPTOR, LARGEST_DESCRIPTOR));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private Path network() throws IOException {
    List<Path> networks;
    try (Stream<Path> files = Files.list(folder)) {
      networks = files.filter(file -> file.toString().endsWith(NETWORK_SUFFIX)).sorted().toList();
    }
    requireOne(place, networks);
    return networks.get(0);
  }
}
