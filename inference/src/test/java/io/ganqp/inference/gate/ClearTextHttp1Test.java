package io.ganqp.inference.gate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import org.junit.jupiter.api.Test;

class ClearTextHttp1Test {
  private final ClearTextHttp1 protocol = new ClearTextHttp1();

  @Test
  void takesWhatTheServiceHasByDefault() {
    assertThatCode(
            () -> {
              protocol.customizeHttpServer(clearText());
              protocol.customizeDomainSocketServer(clearText());
              // What Quarkus makes for TLS, whether or not there is any.
              protocol.customizeHttpsServer(new HttpServerOptions());
            })
        .doesNotThrowAnyException();
  }

  @Test
  void refusesTls() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                protocol.customizeHttpsServer(
                    new HttpServerOptions().setKeyCertOptions(new PemKeyCertOptions())))
        .withMessageContaining("TLS is configured for the service's own port")
        .withMessageContaining("terminate TLS in front of it");
  }

  @Test
  void refusesHttp2() {
    HttpServerOptions options = clearText().setHttp2ClearTextEnabled(true);

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> protocol.customizeHttpServer(options))
        .withMessageContaining("quarkus.http.http2");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> protocol.customizeDomainSocketServer(options));
  }

  @Test
  void refusesTheProxyProtocol() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> protocol.customizeHttpServer(clearText().setUseProxyProtocol(true)))
        .withMessageContaining("quarkus.http.proxy.use-proxy-protocol");
  }

  private static HttpServerOptions clearText() {
    return new HttpServerOptions().setHttp2ClearTextEnabled(false);
  }
}
