package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPathBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.IngressSpec;
import java.util.List;

/** The way in from outside the cluster, by an Ingress controller. */
final class ServingIngress {

  private ServingIngress() {}

  static Ingress of(GanQpInference inference, IngressSpec spec) {
    return new IngressBuilder()
        .withMetadata(ServingNames.metadata(inference))
        .editMetadata()
        .withAnnotations(spec.annotations())
        .endMetadata()
        .withNewSpec()
        .withIngressClassName(spec.className())
        .withTls(
            spec.tlsSecretName() == null
                ? List.of()
                : List.of(new IngressTLS(List.of(spec.host()), spec.tlsSecretName())))
        .addNewRule()
        .withHost(spec.host())
        .withNewHttp()
        .withPaths(PublicPath.ALL.stream().map(path -> path(inference, path)).toList())
        .endHttp()
        .endRule()
        .endSpec()
        .build();
  }

  private static HTTPIngressPath path(GanQpInference inference, PublicPath path) {
    return new HTTPIngressPathBuilder()
        .withPath(path.value())
        .withPathType(path.prefix() ? "Prefix" : "Exact")
        .withNewBackend()
        .withNewService()
        .withName(inference.getMetadata().getName())
        .withNewPort(ServingNames.PORT, null)
        .endService()
        .endBackend()
        .build();
  }
}
