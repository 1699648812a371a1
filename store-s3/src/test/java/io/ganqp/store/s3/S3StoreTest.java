package io.ganqp.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.store.DamagedContentException;
import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreContract;
import io.ganqp.contract.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3StoreTest extends StoreContract {

  private static final S3Server SERVER = S3Server.start().with("models");
  private static final long PART_SIZE = 5L << 20;

  private final S3Location root = new S3Location("models", UUID.randomUUID() + "/default/faces");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Override
  protected Store forWriting() {
    return forWriting(Instant.now().minus(Duration.ofDays(1)));
  }

  private Store forWriting(Instant abandoned) {
    return S3Store.forWriting(settings(), root, PART_SIZE, abandoned);
  }

  private S3Settings settings() {
    return SERVER.settings(folder.resolve("secret"));
  }

  @Test
  void keepsAKeyInTheObjectOfItsName() {
    store.put("a/b", "one".getBytes(UTF_8));

    assertThat(store.uri("a/b")).hasToString(root + "/a/b");
    assertThat(store.file("a/b")).isEmpty();
    try (Bucket bucket = Bucket.open(settings(), "models")) {
      assertThat(bucket.read(root.key() + "/a/b", 10)).hasValue("one".getBytes(UTF_8));
    }
  }

  @Test
  void sendsLargeFilesInParts() throws IOException {
    Path file = random((2 << 20) + (int) PART_SIZE * 2);
    store.put("large", file);
    store.fetch("large", folder.resolve("back"));

    assertThat(Files.mismatch(file, folder.resolve("back"))).isEqualTo(-1);
    try (S3Client client = S3Clients.of(settings())) {
      assertThat(
              client
                  .headObject(r -> r.bucket("models").key(root.key() + "/large"))
                  .eTag()
                  .replace("\"", ""))
          .endsWith("-3");
    }
  }

  @Test
  void givesUpPartsThatACrashLeft() throws IOException {
    try (S3Client client = S3Clients.of(settings())) {
      client.createMultipartUpload(r -> r.bucket("models").key(root.key() + "/half"));
      assertThat(uploads(client)).hasSize(1);
      forWriting(Instant.now().plus(Duration.ofMinutes(1))).close();
      assertThat(uploads(client)).isEmpty();
    }
  }

  @Test
  void leavesUploadsThatAreUnderWayToTheirWriter() {
    try (S3Client client = S3Clients.of(settings())) {
      client.createMultipartUpload(r -> r.bucket("models").key(root.key() + "/half"));
      forWriting().close();
      assertThat(uploads(client)).containsExactly(root.key() + "/half");
    }
  }

  private List<String> uploads(S3Client client) {
    List<String> uploads = new ArrayList<>();
    client
        .listMultipartUploadsPaginator(r -> r.bucket("models").prefix(root.key()))
        .uploads()
        .forEach(u -> uploads.add(u.key()));
    return uploads;
  }

  @Test
  void noticesContentThatIsNotWhatWasStored() {
    try (S3Client client = S3Clients.of(settings())) {
      client.putObject(
          r ->
              r.bucket("models")
                  .key(root.key() + "/a")
                  .metadata(Map.of("sha256", Sha256.of(new byte[1]))),
          RequestBody.fromString("altered"));
    }
    assertThatThrownBy(() -> store.fetch("a", folder.resolve("target")))
        .isInstanceOf(DamagedContentException.class)
        .hasMessageContaining(root + "/a is damaged: its sha256 is ");
    assertThat(folder.resolve("target")).doesNotExist();
    assertThatThrownBy(() -> store.open("a").readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void doesNotReadMoreThanItMay() {
    store.put("a", new byte[11]);
    try (Bucket bucket = Bucket.open(settings(), "models")) {
      assertThatThrownBy(() -> bucket.read(root.key() + "/a", 10))
          .isInstanceOf(StoreException.class)
          .hasMessage(root + "/a is larger than 10 bytes");
    }
  }

  @Test
  void goesOnWhereTheNetworkFails() throws IOException {
    Path file = random(6 << 20);
    store.put("a", file);
    try (UnreliableNetwork network = UnreliableNetwork.to(SERVER.endpoint());
        Store store =
            S3Store.forWriting(network.settings(settings()), root, PART_SIZE, Instant.EPOCH)) {
      network.breakAfter(1 << 20, 2);
      store.fetch("a", folder.resolve("back"));
      assertThat(Files.mismatch(file, folder.resolve("back"))).isEqualTo(-1);
      assertThat(network.broken()).as("connections that broke").isEqualTo(2);

      network.breakAfter(1 << 20, 2);
      store.put("b", file);
      assertThat(network.broken()).as("connections that broke").isEqualTo(4);
    }
    store.fetch("b", folder.resolve("b"));
    assertThat(Files.mismatch(file, folder.resolve("b"))).isEqualTo(-1);
  }

  @Test
  void ignoresWhatOthersPutThereUnderNamesThatAreNoKeys() {
    store.put("a", new byte[1]);
    try (S3Client client = S3Clients.of(settings())) {
      client.putObject(
          r -> r.bucket("models").key(root.key() + "/.hidden"), RequestBody.fromString("a"));
    }
    assertThat(store.list("")).containsExactly("a");
  }

  @Test
  void refusesAPrefixThatIsNoPlaceForKeys() {
    assertThatThrownBy(() -> S3Store.forReading(settings(), new S3Location("models", "my models")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("s3://models/my models is no place for a store");
  }

  private Path random(int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return Files.write(folder.resolve("file-" + size), content);
  }
}
