package io.ganqp.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pod whose service account AWS knows: a token in a file, and no keys. The AWS SDK reads as
 * system properties what its webhook sets as environment variables in a pod.
 */
class PodIdentityTest {

  private static final S3Location PLACE = new S3Location("models", "default/faces");
  private static final String ROLE = "arn:aws:iam::123456789012:role/trainer";

  @TempDir Path folder;
  private final Map<String, String> before = new HashMap<>();
  private TokenService tokens;
  private Path secret;

  @BeforeEach
  void start() throws IOException {
    tokens = TokenService.start();
    secret = Files.createDirectory(folder.resolve("secret"));
    set("aws.roleArn", ROLE);
    set("aws.webIdentityTokenFile", Files.writeString(folder.resolve("token"), "a.b.c").toString());
    set("aws.roleSessionName", "pod");
    set("aws.region", "eu-central-1");
    set("aws.endpointUrlSts", tokens.endpoint());
    set("aws.disableEc2Metadata", "true");
  }

  @AfterEach
  void stop() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
    tokens.close();
  }

  @Test
  void withoutASecretTheTokenOfThePodIsExchangedForCredentials() {
    try (S3Server server = S3Server.startForSessions(Optional.empty()).with("models")) {
      writesAndReads(
          new S3Settings(Optional.of(server.endpoint()), Optional.empty(), Optional.empty()));
    }
    exchanged();
  }

  @Test
  void aSecretWithAnAuthorityAloneIsTrustedAndLeavesTheIdentityToThePod() throws Exception {
    Certificate certificate = Certificate.make(folder);
    Files.copy(certificate.pem(), secret.resolve("ca.crt"));
    try (S3Server server = S3Server.startForSessions(Optional.of(certificate)).with("models")) {
      writesAndReads(settings(server.endpoint()));
    }
    exchanged();
  }

  @Test
  void keysInTheSecretGoBeforeTheIdentityOfThePod() {
    S3Server.secret(secret);
    try (S3Server server = S3Server.start().with("models")) {
      writesAndReads(settings(server.endpoint()));
    }
    assertThat(tokens.requests()).isEmpty();
  }

  @Test
  void oneKeyBesideAnAuthorityIsAMistake() throws Exception {
    Files.copy(Certificate.make(folder).pem(), secret.resolve("ca.crt"));
    String remedy =
        "it needs the keys AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or ca.crt alone for the"
            + " identity of the pod";

    Path accessKey = Files.writeString(secret.resolve("AWS_ACCESS_KEY_ID"), "AKIDEXAMPLE");
    fails("has no AWS_SECRET_ACCESS_KEY", remedy);
    Files.delete(accessKey);
    Path secretKey = Files.writeString(secret.resolve("AWS_SECRET_ACCESS_KEY"), "secret");
    fails("has no AWS_ACCESS_KEY_ID", remedy);
    Files.delete(secretKey);
    Path token = Files.writeString(secret.resolve("AWS_SESSION_TOKEN"), "token");
    fails("has no AWS_ACCESS_KEY_ID", remedy);
    Files.delete(token);
    Path misspelt = Files.writeString(secret.resolve("AWS_ACCESS_KEY"), "AKIDEXAMPLE");
    fails("has no AWS_ACCESS_KEY_ID", remedy);
    Files.delete(misspelt);
    Files.createFile(accessKey);
    Files.createFile(secretKey);
    fails("has no AWS_ACCESS_KEY_ID", remedy);
    assertThat(tokens.requests()).isEmpty();
  }

  @Test
  void aSecretWithNothingInItIsAMistake() {
    fails("the secret in " + secret + " has no AWS_ACCESS_KEY_ID", "or ca.crt alone");
  }

  @Test
  void aPodWithoutAnyIdentityIsToldWhatToDo() throws Exception {
    Files.copy(Certificate.make(folder).pem(), secret.resolve("ca.crt"));
    set("aws.webIdentityTokenFile", folder.resolve("gone").toString());

    fails("no credentials were found", "name a secret with AWS_ACCESS_KEY_ID");
  }

  private void exchanged() {
    assertThat(tokens.requests())
        .hasSize(1)
        .allSatisfy(
            request ->
                assertThat(request)
                    .containsEntry("Action", "AssumeRoleWithWebIdentity")
                    .containsEntry("RoleArn", ROLE)
                    .containsEntry("WebIdentityToken", "a.b.c"));
  }

  private static void writesAndReads(S3Settings settings) {
    try (S3Store store = S3Store.forWriting(settings, PLACE)) {
      store.put("a", "one".getBytes(UTF_8));
      assertThat(store.read("a")).hasValue("one".getBytes(UTF_8));
    }
  }

  private void fails(String... parts) {
    assertThatThrownBy(() -> S3Store.forWriting(settings("https://127.0.0.1:1"), PLACE).close())
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(parts);
  }

  private S3Settings settings(String endpoint) {
    return new S3Settings(Optional.of(endpoint), Optional.empty(), Optional.of(secret));
  }

  private void set(String name, String value) {
    if (!before.containsKey(name)) {
      before.put(name, System.getProperty(name));
    }
    System.setProperty(name, value);
  }
}
