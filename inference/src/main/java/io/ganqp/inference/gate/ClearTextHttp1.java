package io.ganqp.inference.gate;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Has the service not start with a protocol on its port that the gate cannot read: requests would
 * go around it, with no limit on connections and no check of what is a request.
 */
@Singleton
class ClearTextHttp1 implements HttpServerOptionsCustomizer {
  private static final String ALONE =
      " This service speaks HTTP/1.1 in clear text alone, since what bounds its connections and"
          + " checks its requests reads nothing else.";

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    expectReadable(options);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    // Quarkus asks with TLS or without; there is none without a certificate.
    if (options.getKeyCertOptions() != null) {
      throw new ConfigurationException(
          "TLS is configured for the service's own port (by quarkus.http.ssl.certificate,"
              + " quarkus.http.tls-configuration-name or quarkus.tls.key-store)."
              + ALONE
              + " Remove that, and terminate TLS in front of it: at an Ingress, a Gateway, or the"
              + " sidecar of a mesh.");
    }
  }

  @Override
  public void customizeDomainSocketServer(HttpServerOptions options) {
    expectReadable(options);
  }

  private static void expectReadable(HttpServerOptions options) {
    if (options.isHttp2ClearTextEnabled()) {
      throw new ConfigurationException(
          "HTTP/2 is switched on (quarkus.http.http2)."
              + ALONE
              + " Leave it off; what stands in front of it may speak HTTP/2 to clients.");
    }
    if (options.isUseProxyProtocol()) {
      throw new ConfigurationException(
          "The PROXY protocol is switched on (quarkus.http.proxy.use-proxy-protocol)."
              + ALONE
              + " Leave it off, here and at the load balancer.");
    }
  }
}
