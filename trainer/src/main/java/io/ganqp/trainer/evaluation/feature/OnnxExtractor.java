package io.ganqp.trainer.evaluation.feature;

import ai.onnxruntime.OrtException;
import io.ganqp.contract.store.Sha256;
import io.ganqp.trainer.evaluation.ImageSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntConsumer;

/** Features by a network in an ONNX file, prepared for as a descriptor says. */
public final class OnnxExtractor implements FeatureExtractor {

  /** Images a run: more are no faster, and take more memory. */
  private static final int BATCH = 8;

  /** Raised when the same network and settings give other features. */
  private static final int EDITION = 1;

  private final ExtractorDescriptor descriptor;
  private final String networkDigest;
  private final OnnxNetwork network;
  private final BatchRunner runner;
  private final int threads;
  private final int dimension;

  private OnnxExtractor(
      ExtractorDescriptor descriptor, String networkDigest, OnnxNetwork network, int threads)
      throws OrtException {
    this.descriptor = descriptor;
    this.networkDigest = networkDigest;
    this.network = network;
    this.threads = threads;
    NetworkPorts ports = NetworkPorts.of(network, descriptor);
    this.runner = new BatchRunner(descriptor, network, ports, BATCH);
    this.dimension =
        new NetworkProbe(descriptor.name(), new BatchRunner(descriptor, network, ports, 2))
            .dimension();
  }

  /**
   * Loads a network and tries it.
   *
   * @param threads that compute at a time; they change no feature
   * @throws UnusableExtractorException if it is damaged, not the one whose digest the descriptor
   *     gives, or can't serve as the descriptor says
   */
  public static OnnxExtractor open(ExtractorDescriptor descriptor, NetworkFile file, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("features need at least 1 thread, not " + threads);
    }
    String digest = check(descriptor, file);
    try {
      OnnxNetwork network = OnnxNetwork.load(file);
      try {
        return new OnnxExtractor(descriptor, digest, network, threads);
      } catch (OrtException | RuntimeException e) {
        network.close();
        throw e;
      }
    } catch (OrtException e) {
      throw new UnusableExtractorException(
          descriptor.name(), "ONNX Runtime does not load the network: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new UnusableExtractorException(
          descriptor.name(),
          "ONNX Runtime itself does not load here (%s): it unpacks itself into the temporary folder, which must be writable and not mounted noexec"
              .formatted(e.getMessage()),
          e);
    }
  }

  private static String check(ExtractorDescriptor descriptor, NetworkFile file) {
    try {
      String digest = file.digest();
      if (!descriptor.sha256().orElse(digest).equals(digest)) {
        throw new UnusableExtractorException(
            descriptor.name(),
            "the network's SHA-256 is %s and not %s: get the right file, or correct sha256"
                .formatted(digest, descriptor.sha256().get()));
      }
      if (ExternalWeights.in(file)) {
        throw new UnusableExtractorException(
            descriptor.name(),
            "the network keeps weights in files beside it: put them into one, in Python with onnx.save(onnx.load(old), new)");
      }
      return digest;
    } catch (IOException e) {
      throw new UnusableExtractorException(
          descriptor.name(),
          "the network can't be read as an ONNX file (%s): check that it is one, and complete"
              .formatted(e),
          e);
    }
  }

  @Override
  public String name() {
    return descriptor.name();
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public String networkDigest() {
    return networkDigest;
  }

  @Override
  public String digest() {
    String all = "%d\n%s\n%s".formatted(EDITION, networkDigest, descriptor.settings());
    return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Map<String, String> metricNames() {
    return descriptor.metricNames();
  }

  @Override
  public Features extract(ImageSet images, IntConsumer progress) {
    ImagePreparation preparation = new ImagePreparation(descriptor, images.resolution());
    try (Extraction extraction = new Extraction(runner, preparation, dimension, threads)) {
      return extraction.of(images, progress);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
