package io.ganqp.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.store.StoreException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong on the way to a bucket, with a real server at its end. */
class FailureTest {

  private static final S3Server SERVER = S3Server.start().with("models");
  private static final S3Location PLACE = new S3Location("models", "default/faces");

  @TempDir Path folder;
  private Path secret;

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @BeforeEach
  void write() {
    secret = S3Server.secret(folder.resolve("secret"));
  }

  @Test
  void noSuchBucket() {
    fails(
        SERVER.endpoint(),
        new S3Location("other", "default/faces"),
        "cannot write s3://other/default/faces/",
        "at " + SERVER.endpoint() + ": there is no such bucket; create it");
  }

  @Test
  void anUnknownAccessKey() throws IOException {
    Files.writeString(secret.resolve("AWS_ACCESS_KEY_ID"), "AKIDOTHER");

    fails(SERVER.endpoint(), PLACE, "does not know the access key; correct AWS_ACCESS_KEY_ID");
  }

  @Test
  void aWrongSecretKey() throws IOException {
    Files.writeString(secret.resolve("AWS_SECRET_ACCESS_KEY"), "not-" + S3Server.SECRET_KEY);

    fails(
        SERVER.endpoint(),
        PLACE,
        "the secret key does not belong to the access key; correct AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void aSecretWithoutItsKeys() throws IOException {
    Files.delete(secret.resolve("AWS_SECRET_ACCESS_KEY"));

    fails(SERVER.endpoint(), PLACE, "the secret in " + secret + " has no AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    fails("http://127.0.0.1:" + port, PLACE, "no connection", "correct the endpoint");
  }

  @Test
  void anUnknownHost() {
    fails("http://minio.invalid:9000", PLACE, "the host minio.invalid", "correct the endpoint");
  }

  @Test
  void noUrl() {
    fails("minio:9000", PLACE, "\"minio:9000\" is no endpoint of an object store: write https://");
    fails("ftp://minio", PLACE, "\"ftp://minio\" is no endpoint");
  }

  @Test
  void tlsToAServerThatSpeaksNone() {
    fails(
        SERVER.endpoint().replace("http:", "https:"),
        PLACE,
        "the server does not speak TLS; write the endpoint with http://");
  }

  @Test
  void anAuthorityThatIsNotTrustedUntilItIsInTheSecret() throws Exception {
    Certificate certificate = Certificate.make(folder);
    try (S3Server secure =
        S3Server.startSecure(certificate.keyStore(), Certificate.PASSWORD).with("models")) {
      fails(
          secure.endpoint(),
          PLACE,
          "the server's certificate is not trusted",
          "put the certificate of its authority into the secret as ca.crt");

      Files.writeString(secret.resolve("ca.crt"), "not a certificate");
      fails(secure.endpoint(), PLACE, secret.resolve("ca.crt") + " holds no certificates");

      Files.copy(
          certificate.pem(),
          secret.resolve("ca.crt"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      try (S3Store store = S3Store.forWriting(settings(secure.endpoint()), PLACE)) {
        store.put("a", "one".getBytes(UTF_8));
        assertThat(store.read("a")).hasValue("one".getBytes(UTF_8));
      }
    }
  }

  @Test
  void aSecretThatChangesIsFollowed() throws IOException {
    try (S3Store store = S3Store.forWriting(settings(SERVER.endpoint()), PLACE)) {
      store.put("a", new byte[1]);
      Files.writeString(secret.resolve("AWS_ACCESS_KEY_ID"), "AKIDOTHER");
      assertThatThrownBy(() -> store.read("a")).isInstanceOf(StoreException.class);
      Files.writeString(secret.resolve("AWS_ACCESS_KEY_ID"), S3Server.ACCESS_KEY);
      assertThat(store.read("a")).isPresent();
    }
  }

  private void fails(String endpoint, S3Location place, String... parts) {
    assertThatThrownBy(() -> S3Store.forWriting(settings(endpoint), place).close())
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining(S3Server.SECRET_KEY);
  }

  private S3Settings settings(String endpoint) {
    return new S3Settings(Optional.of(endpoint), Optional.empty(), Optional.of(secret));
  }
}
