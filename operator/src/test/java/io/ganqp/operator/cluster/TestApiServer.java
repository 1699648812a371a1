package io.ganqp.operator.cluster;

import static org.junit.jupiter.api.Assumptions.abort;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubeapitest.KubeAPITestException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A real API server, with etcd and the committed CRDs, and nothing else: no controller makes pods
 * of Jobs, and nobody collects garbage. Started once for all tests of a JVM.
 */
public final class TestApiServer {

  private final KubeAPIServer server;
  private final AuditLog audit;
  private final KubernetesClient admin;

  private TestApiServer(KubeAPIServer server, AuditLog audit) {
    this.server = server;
    this.audit = audit;
    this.admin = newClient();
  }

  /** The one of this JVM; stopped with it. */
  public static TestApiServer shared() {
    return Holder.SHARED.orElseGet(
        () -> abort("no API server: set KUBE_API_TEST_DIR, or let it be downloaded"));
  }

  /** A client that may do everything; not to be closed. */
  public KubernetesClient admin() {
    return admin;
  }

  /** Another client that may do everything; whoever asks for it closes it. */
  public KubernetesClient newClient() {
    return new KubernetesClientBuilder().withConfig(config()).build();
  }

  /** How to reach the server as an administrator. */
  public Config config() {
    return Config.fromKubeconfig(server.getKubeConfigYaml());
  }

  /** The same as a kubeconfig, for other processes. */
  public String kubeconfig() {
    return server.getKubeConfigYaml();
  }

  /** What it was asked to write. */
  public AuditLog audit() {
    return audit;
  }

  /** Makes a namespace of its own for a test. */
  public String newNamespace() {
    String name = "test-" + UUID.randomUUID().toString().substring(0, 8);
    admin
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    return name;
  }

  /** Empty where there is none and nobody said that there is. */
  private static Optional<TestApiServer> start() {
    Path audit = auditFolder();
    KubeAPIServer server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withApiServerFlag("--audit-policy-file", audit.resolve("policy").toString())
                .withApiServerFlag("--audit-log-path", audit.resolve("log").toString())
                .withApiServerFlag("--audit-log-mode", "blocking")
                .build());
    try {
      server.start();
    } catch (KubeAPITestException e) {
      if (System.getenv("KUBE_API_TEST_DIR") != null) {
        throw e;
      }
      return Optional.empty();
    }
    TestApiServer started = new TestApiServer(server, new AuditLog(audit.resolve("log")));
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    List.of(GanQpTraining.class, GanQpInference.class).forEach(started::install);
    return Optional.of(started);
  }

  private static Path auditFolder() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "api-server")).toAbsolutePath();
      Path audit = Files.createTempDirectory(folder, "audit");
      Files.writeString(audit.resolve("policy"), AuditLog.POLICY);
      return audit;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void install(Class<? extends HasMetadata> kind) {
    String file = "/META-INF/fabric8/" + HasMetadata.getFullResourceName(kind) + "-v1.yml";
    try (InputStream yaml = GanQpTraining.class.getResourceAsStream(file)) {
      CustomResourceDefinition crd =
          admin.apiextensions().v1().customResourceDefinitions().load(yaml).create();
      admin.resource(crd).waitUntilCondition(TestApiServer::isEstablished, 30, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static boolean isEstablished(CustomResourceDefinition crd) {
    return crd.getStatus() != null
        && crd.getStatus().getConditions() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  private static final class Holder {
    static final Optional<TestApiServer> SHARED = start();
  }
}
