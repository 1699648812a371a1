package io.ganqp.operator.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.ganqp.operator.cluster.AuditLog.Write;
import io.ganqp.operator.cluster.OperatorReplica;
import io.ganqp.operator.cluster.ServiceAccounts;
import io.ganqp.operator.cluster.TestApiServer;
import java.util.List;
import java.util.Map;

/** A namespace of a real API server in which the packaged operator may work. */
record Namespace(TestApiServer server, String name) {

  static Namespace create() {
    TestApiServer server = TestApiServer.shared();
    String name = server.newNamespace();
    ServiceAccounts.grant(server, name);
    return new Namespace(server, name);
  }

  OperatorReplica startOperator(String replica) {
    return OperatorReplica.start(
        server.kubeconfig(),
        name,
        replica,
        Map.of(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError");
  }

  KubernetesClient admin() {
    return server.admin();
  }

  void apply(String training) {
    admin()
        .resource(
            admin()
                .getKubernetesSerialization()
                .unmarshal(
                    """
                    apiVersion: ganqp.io/v1alpha1
                    kind: GanQpTraining
                    metadata: {name: %s, namespace: %s}
                    spec:
                      dataset: {volume: {claimName: photographs}}
                      storage: {volume: {claimName: models}}
                    """
                        .formatted(training, name),
                    GenericKubernetesResource.class))
        .create();
  }

  /** All that the operator asked the API server to write so far. */
  List<Write> writes() {
    return server.audit().writesOf(ServiceAccounts.user(name));
  }
}
