package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.store.s3.BucketFiles;
import io.ganqp.store.s3.S3Location;
import io.ganqp.store.s3.S3Server;
import io.ganqp.store.s3.S3Settings;
import io.ganqp.store.s3.S3Store;
import io.ganqp.trainer.dataset.image.TestPicture;
import io.ganqp.trainer.dataset.source.TestArchives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real training with its images and its store in a bucket, killed and stopped on the way. */
class BucketTrainIT {

  private static final int ITERATIONS = 300;

  @TempDir Path folder;
  private S3Server server;
  private S3Settings settings;

  @BeforeEach
  void start() throws IOException {
    server = S3Server.start().with("models").with("photographs");
    settings = server.settings(folder.resolve("secrets/s3"));
    Map<String, byte[]> images = new TreeMap<>();
    for (int i = 0; i < 32; i++) {
      images.put("faces/" + i + ".png", TestPicture.plain(40, 40, i * 0x070b0d & 0xffffff));
    }
    Path zip = TestArchives.zip(folder.resolve("faces.zip"), images);
    try (BucketFiles photographs = BucketFiles.in(settings, "photographs")) {
      photographs.put("2026/faces.zip", Files.readAllBytes(zip));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void endsLikeARunInAFolderHoweverOftenItWasKilledOrStopped() throws Exception {
    TinyDocument training =
        TinyDocument.of(
            "iterations: " + ITERATIONS + ", batchSize: 8",
            "everyIterations: 100, samples: 16",
            "everyIterations: 20, keep: 1");
    Path local =
        training
            .from("volume: {claimName: photographs, path: faces.zip}", "volume: {claimName: out}")
            .write(folder.resolve("local.yaml"));
    TrainerProcess reference =
        TrainerProcess.start(
            folder,
            "train",
            "-f",
            local.toString(),
            "--volume",
            "photographs=" + folder,
            "--volume",
            "out=" + folder.resolve("out"));
    assertThat(reference.exitCode()).as(reference.output()).isZero();

    Path document =
        training
            .from(
                TinyDocument.s3(server, "photographs", "2026/faces.zip"),
                TinyDocument.s3(server, "models", "generators"))
            .write(folder.resolve("bucket.yaml"));
    S3Location place = new S3Location("models", "generators/default/faces");
    try (Store stored = S3Store.forReading(settings, place);
        Store expected = FileStore.forReading(folder.resolve("out/default/faces"))) {
      TrainerProcess killed = train(document);
      awaitCheckpoint(stored, killed, 1);
      killed.kill();
      assertThat(killed.exitCode()).isEqualTo(128 + 9);
      assertThat(scratch()).as("what it left").isNotEmptyDirectory();

      TrainerProcess stopped = train(document);
      awaitCheckpoint(stored, stopped, 100);
      stopped.terminate();
      assertThat(stopped.exitCode()).as(stopped.output()).isEqualTo(ExitCode.INTERRUPTED.code());

      TrainerProcess last = train(document);
      assertThat(last.exitCode()).as(last.output()).isZero();
      assertThat(last.output()).contains("done; see " + place + "/report.html");
      assertThat(scratch()).isEmptyDirectory();
      assertThat(last.output()).doesNotContain(S3Server.SECRET_KEY);

      assertThat(digests(stored, "stored")).isEqualTo(digests(expected, "expected"));
      samplesAlike(place);
    }
  }

  /** With the identity that AWS's own variables give. */
  private void samplesAlike(S3Location place) throws Exception {
    Map<String, String> identity =
        Map.of(
            "GANQP_S3_ENDPOINT", server.endpoint(),
            "AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY", S3Server.SECRET_KEY);
    TrainerProcess there =
        TrainerProcess.start(folder, identity, "sample", place.toString(), "-o", "there.png");
    assertThat(there.exitCode()).as(there.output()).isZero();
    TrainerProcess here =
        TrainerProcess.start(folder, "sample", "out/default/faces", "-o", "here.png");
    assertThat(here.exitCode()).as(here.output()).isZero();

    assertThat(folder.resolve("there.png")).hasSameBinaryContentAs(folder.resolve("here.png"));
  }

  private TrainerProcess train(Path document) throws IOException {
    return TrainerProcess.start(
        folder,
        "train",
        "-f",
        document.toString(),
        "--secret",
        "s3=" + folder.resolve("secrets/s3"));
  }

  private Path scratch() {
    return folder.resolve("cache/scratch");
  }

  private static void awaitCheckpoint(Store store, TrainerProcess run, long iteration)
      throws Exception {
    run.await(() -> newest(store) >= iteration);
    assertThat(newest(store)).isLessThan(ITERATIONS);
  }

  private static long newest(Store store) {
    return store.list("checkpoints").stream()
        .filter(key -> key.endsWith("/manifest.json"))
        .map(StoreLayout::iteration)
        .flatMapToLong(OptionalLong::stream)
        .max()
        .orElse(0);
  }

  /** All that a training leaves, but for the report, which tells of the wall clock. */
  private SortedMap<String, String> digests(Store store, String copies) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    for (String key : store.list("")) {
      if (!key.equals("report.html") && !key.startsWith("events.out.tfevents.")) {
        Path copy = folder.resolve(copies).resolve(key);
        store.fetch(key, copy);
        digests.put(key, Sha256.of(copy));
      }
    }
    assertThat(digests)
        .containsKeys("metrics.jsonl", "best.json", "checkpoints/0000000300/critic-adam.f32");
    return digests;
  }
}
