package io.ganqp.operator.inference;

import io.ganqp.operator.cluster.TestApiServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The kubectl that came with the API server, as a person uses it. */
final class Kubectl {

  private Kubectl() {}

  /** Runs it in a namespace and returns what it prints. */
  static String run(String namespace, String... arguments)
      throws IOException, InterruptedException {
    Path kubeconfig = Files.createTempFile("kubeconfig", ".yaml");
    try {
      Files.writeString(kubeconfig, TestApiServer.shared().kubeconfig());
      List<String> command = new ArrayList<>();
      command.add(binary().toString());
      command.add("--kubeconfig=" + kubeconfig);
      command.add("--namespace=" + namespace);
      command.addAll(List.of(arguments));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", arguments) + ": " + output);
      }
      return output;
    } finally {
      Files.delete(kubeconfig);
    }
  }

  private static Path binary() throws IOException {
    String folder = System.getenv("KUBE_API_TEST_DIR");
    Path root =
        folder == null ? Path.of(System.getProperty("user.home"), ".kubeapitest") : Path.of(folder);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.getFileName().toString().equals("kubectl"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no kubectl in " + root));
    }
  }
}
