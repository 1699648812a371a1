package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.ganqp.operator.cluster.TestApiServer;
import java.util.Locale;

/** Kinds that the cluster of the tests has for a while. */
final class InstalledKinds {

  private InstalledKinds() {}

  static void uninstall(Extension extension) {
    TestApiServer.shared().admin().resource(definition(extension)).delete();
    eventually(() -> assertThat(extension.isKnown(TestApiServer.shared().admin())).isFalse());
  }

  static void install(Extension extension) {
    TestApiServer.shared().admin().resource(definition(extension)).create();
    eventually(() -> assertThat(extension.isKnown(TestApiServer.shared().admin())).isTrue());
  }

  /** The kind without its schema: what is written must be whole by itself. */
  private static CustomResourceDefinition definition(Extension extension) {
    String plural = extension.kind().toLowerCase(Locale.ROOT) + "s";
    return new CustomResourceDefinitionBuilder()
        .withNewMetadata()
        .withName(plural + "." + extension.type().getGroup())
        .addToAnnotations("api-approved.kubernetes.io", "unapproved, for a test")
        .endMetadata()
        .withNewSpec()
        .withGroup(extension.type().getGroup())
        .withScope("Namespaced")
        .withNewNames()
        .withKind(extension.kind())
        .withPlural(plural)
        .endNames()
        .addNewVersion()
        .withName("v1")
        .withServed(true)
        .withStorage(true)
        .withNewSubresources()
        .withNewStatus()
        .endStatus()
        .endSubresources()
        .withNewSchema()
        .withNewOpenAPIV3Schema()
        .withType("object")
        .withXKubernetesPreserveUnknownFields(true)
        .endOpenAPIV3Schema()
        .endSchema()
        .endVersion()
        .endSpec()
        .build();
  }
}
