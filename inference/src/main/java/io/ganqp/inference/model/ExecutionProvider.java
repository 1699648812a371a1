package io.ganqp.inference.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import io.ganqp.inference.InferenceConfig.ProviderChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What computes the generator. */
enum ExecutionProvider {
  CPU,
  CUDA;

  /** Devices through which an NVIDIA driver, on Linux or under WSL, is reached. */
  private static final List<Path> DEVICES =
      List.of(Path.of("/dev/nvidiactl"), Path.of("/dev/nvidia0"), Path.of("/dev/dxg"));

  /** Follows the choice as far as this build and this machine allow. */
  static ExecutionProvider choose(ProviderChoice choice) {
    return choose(
        choice,
        OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA),
        DEVICES.stream().anyMatch(Files::exists));
  }

  /**
   * Follows the choice.
   *
   * @param built whether ONNX Runtime was built with CUDA
   * @param present whether there is a device: to try without one takes seconds and fails
   * @throws UnusableModelException if CUDA was asked for and is not there
   */
  static ExecutionProvider choose(ProviderChoice choice, boolean built, boolean present) {
    return switch (choice) {
      case CPU -> CPU;
      case AUTO -> built && present ? CUDA : CPU;
      case CUDA -> {
        if (!built) {
          throw new UnusableModelException(
              "ganqp.provider=cuda, but this build has ONNX Runtime for the CPU only: build with"
                  + " \"mvn -Pgpu package\" or use the GPU image, or set ganqp.provider=auto.");
        }
        if (!present) {
          throw new UnusableModelException(
              "ganqp.provider=cuda, but no NVIDIA device is visible (none of "
                  + DEVICES
                  + "): give the container a GPU (on Kubernetes the limit nvidia.com/gpu: 1), or"
                  + " set ganqp.provider=auto.");
        }
        yield CUDA;
      }
    };
  }

  /** For people. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
