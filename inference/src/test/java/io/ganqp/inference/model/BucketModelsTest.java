package io.ganqp.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.inference.InferenceConfig;
import io.ganqp.store.s3.BucketFiles;
import io.ganqp.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketModelsTest {
  private static final String TRAINING = "generators/default/faces";

  @TempDir Path folder;

  private final byte[] old = OnnxFixture.tiny(8, 16).with("ganqp.iteration", "500").bytes();
  private final byte[] best = OnnxFixture.tiny(8, 16).bytes();
  private S3Server server;
  private BucketFiles bucket;

  @BeforeEach
  void start() {
    server = S3Server.start().with("models");
    bucket = BucketFiles.in(server.settings(folder.resolve("secret")), "models");
  }

  @AfterEach
  void stop() {
    bucket.close();
    server.close();
  }

  @Test
  void servesTheBestModelOfATraining() {
    export(old, "latest.json");
    assertThat(load(TRAINING, Map.of())).isEqualTo(Sha256.of(old));
    export(best, "best.json");

    assertThat(load(TRAINING, Map.of())).isEqualTo(Sha256.of(best));
    assertThat(load(TRAINING + "/models/" + Sha256.of(old), Map.of())).isEqualTo(Sha256.of(old));
    assertThat(load(TRAINING, Map.of("ganqp.sha256", Sha256.of(old)))).isEqualTo(Sha256.of(old));
  }

  @Test
  void servesOneFile() {
    bucket.put("my faces.onnx", best);

    assertThat(load("my faces.onnx", Map.of())).isEqualTo(Sha256.of(best));
    assertThat(load("my faces.onnx", Map.of("ganqp.sha256", Sha256.of(best))))
        .isEqualTo(Sha256.of(best));
    fails(
        "my faces.onnx",
        Map.of("ganqp.sha256", Sha256.of(old)),
        "s3://models/my faces.onnx has the sha256 " + Sha256.of(best),
        "asks for " + Sha256.of(old));
    fails("my faces.onnx", Map.of("ganqp.sha256", "4f1c"), "ganqp.sha256: sha256 must be 64");
  }

  @Test
  void fetchesNothingThatItHas() throws IOException {
    export(best, "best.json");
    load(TRAINING, Map.of());

    // The pointer is still asked for; the model itself is gone.
    bucket.delete(TRAINING + "/" + StoreLayout.generator(Sha256.of(best)));
    assertThat(load(TRAINING, Map.of())).isEqualTo(Sha256.of(best));

    // With a digest, nobody is asked at all.
    server.close();
    assertThat(load(TRAINING, Map.of("ganqp.sha256", Sha256.of(best)))).isEqualTo(Sha256.of(best));
    assertThat(folder.resolve("cache/incoming")).isEmptyDirectory();
  }

  @Test
  void fetchesAgainWhatWasDamagedInTheCache() throws IOException {
    export(best, "best.json");
    load(TRAINING, Map.of());
    Path cached = folder.resolve("cache").resolve(StoreLayout.generator(Sha256.of(best)));
    Files.write(cached, old);

    assertThat(load(TRAINING, Map.of())).isEqualTo(Sha256.of(best));
    assertThat(cached).hasBinaryContent(best);
  }

  @Test
  void keepsTheLatestFew() throws IOException {
    for (int i = 1; i <= 7; i++) {
      bucket.put(
          i + ".onnx",
          OnnxFixture.tiny(8, 16).with("ganqp.iteration", Integer.toString(i)).bytes());
      load(i + ".onnx", Map.of());
    }
    try (Stream<Path> models = Files.list(folder.resolve("cache/models"))) {
      assertThat(models).hasSize(5);
    }
  }

  @Test
  void knowsByConditionalRequestsWhetherThereIsAnother() {
    ModelSource followed = new ModelSource(configured(TRAINING, Map.of("ganqp.follow", "best")));
    String nothing = followed.version();
    export(old, "latest.json");
    String first = followed.version();
    export(best, "best.json");
    String better = followed.version();

    assertThat(List.of(nothing, first, better)).doesNotHaveDuplicates();
    assertThat(followed.version()).isEqualTo(better);
    export(best, "latest.json");
    assertThat(followed.version()).as("not the best").isEqualTo(better);
    ModelSource latest = new ModelSource(configured(TRAINING, Map.of("ganqp.follow", "latest")));
    assertThat(latest.version()).contains("latest.json").isEqualTo(latest.version());
    server.close();
    assertThatExceptionOfType(UnusableModelException.class)
        .isThrownBy(followed::version)
        .withMessageContaining("no connection");
  }

  @Test
  void looksFirstAtWhatIsServedFirst() {
    export(old, "best.json");
    bucket.put(TRAINING + "/generator.onnx", best);
    assertThat(load(TRAINING, Map.of())).isEqualTo(Sha256.of(best));
    ModelSource followed = new ModelSource(configured(TRAINING, Map.of("ganqp.follow", "best")));
    String before = followed.version();
    assertThat(followed.version()).isEqualTo(before);

    bucket.put(TRAINING + "/generator.onnx", old);

    assertThat(followed.version()).isNotEqualTo(before);
  }

  @Test
  void saysWhatIsMissingOrDamaged() throws IOException {
    fails(TRAINING, Map.of(), "s3://models/" + TRAINING + " holds neither best.json nor latest");
    fails("faces.onnx", Map.of(), "s3://models/faces.onnx does not exist");

    export(best, "best.json");
    fails("generators", Map.of(), "name one of the trainings below it: default/faces");
    bucket.put(TRAINING + "/" + StoreLayout.generator(Sha256.of(best)), old);
    fails(TRAINING, Map.of(), "generator.onnx", Sha256.of(old), Sha256.of(best));

    Files.delete(folder.resolve("secret/AWS_ACCESS_KEY_ID"));
    fails(TRAINING, Map.of(), "has no AWS_ACCESS_KEY_ID");
    server.close();
    S3Server.secret(folder.resolve("secret"));
    fails(TRAINING, Map.of(), "No model at GANQP_MODEL: ", "no connection", "endpoint");
  }

  /** As the trainer does, but for the card. */
  private void export(byte[] onnx, String pointer) {
    String digest = Sha256.of(onnx);
    String key = StoreLayout.generator(digest);
    bucket.put(TRAINING + "/" + key, onnx);
    bucket.put(TRAINING + "/" + pointer, ModelPointer.unjudged(digest, key, 1000).toJson());
  }

  private void fails(String key, Map<String, String> settings, String... parts) {
    assertThatExceptionOfType(UnusableModelException.class)
        .isThrownBy(() -> load(key, settings))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(S3Server.SECRET_KEY));
  }

  /** The digest of what was loaded. */
  private String load(String key, Map<String, String> settings) {
    InferenceConfig config = configured(key, settings);
    try (Generator generator = LoadedFixture.loader(config).load().generator()) {
      return generator.facts().sha256();
    }
  }

  private InferenceConfig configured(String key, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("ganqp.provider", "cpu");
    all.put("ganqp.model", "s3://models/" + key);
    all.put("ganqp.s3.endpoint", server.endpoint());
    all.put("ganqp.s3.secret", folder.resolve("secret").toString());
    all.put("ganqp.cache", folder.resolve("cache").toString());
    return Configured.with(all);
  }
}
