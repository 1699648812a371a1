package io.ganqp.operator.cluster;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** The operator's service account, with exactly the rights that it is installed with. */
public final class ServiceAccounts {

  /** Name of the service account. */
  public static final String NAME = "ganqp-operator";

  private static final Path RULES = Path.of("..", "deploy", "kustomize", "operator");

  private ServiceAccounts() {}

  /** Grants the rules in {@code namespace} alone, as an installation with Roles only does. */
  public static void grant(TestApiServer server, String namespace) {
    KubernetesClient admin = server.admin();
    ClusterRole rules = admin.rbac().clusterRoles().load(rules("role.yaml")).item();
    Role lease = admin.rbac().roles().load(rules("lease-role.yaml")).item();
    grant(admin, namespace, NAME, rules.getRules());
    grant(admin, namespace, lease.getMetadata().getName(), lease.getRules());
  }

  private static void grant(
      KubernetesClient admin, String namespace, String name, List<PolicyRule> rules) {
    admin
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .withRules(rules)
                .build())
        .create();
    admin
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", name)
                .addNewSubject(null, "ServiceAccount", NAME, namespace)
                .build())
        .create();
  }

  private static File rules(String file) {
    return RULES.resolve(file).toFile();
  }

  /** A client that is the operator of {@code namespace}; whoever asks for it closes it. */
  public static KubernetesClient client(
      TestApiServer server, String namespace, Interceptor... interceptors) {
    Config config =
        new ConfigBuilder(server.config())
            .withImpersonateUsername(user(namespace))
            .withImpersonateGroups("system:serviceaccounts", "system:authenticated")
            .build();
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientBuilderConsumer(
            http -> {
              for (Interceptor interceptor : interceptors) {
                http.addOrReplaceInterceptor(interceptor.getClass().getName(), interceptor);
              }
            })
        .build();
  }

  /** How the API server calls the operator of {@code namespace}. */
  public static String user(String namespace) {
    return "system:serviceaccount:" + namespace + ":" + NAME;
  }
}
