package io.ganqp.trainer.monitor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.contract.run.TrainerReport;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.RunEnd;
import io.ganqp.trainer.monitor.event.Runs;
import io.ganqp.trainer.monitor.progress.RunProgress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressServerTest {
  private static final byte[] PNG = {1, 2, 3};

  private final HttpClient client = HttpClient.newHttpClient();
  private long now;
  private final RunProgress progress = new RunProgress(() -> now);
  private ProgressServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = ProgressServer.start(address(0), progress);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void saysThatNothingHasHappenedYet() throws Exception {
    JsonNode json = json(get("/progress"));
    assertThat(json.path("state").asText()).isEqualTo("Starting");
    assertThat(json.path("iteration").asLong()).isZero();
    assertThat(json.has("criticLoss")).isFalse();
  }

  @Test
  void saysWhereTheRunStands() throws Exception {
    progress.started(Runs.start(101, 1000));
    for (int i = 101; i <= 200; i++) {
      now += 500_000_000L;
      progress.iteration(new IterationMetrics(i, -0.5, 0.25, Runs.diagnostics(2, Double.NaN)));
    }
    progress.evaluated(200, Runs.swd(0.125));
    progress.model("4f1c", 200, "file:/models/4f1c");
    progress.best("9a0b", 100, Runs.swd(0.0625));
    progress.checkpoint(200, "file:/checkpoints/200");

    HttpResponse<String> response = get("/progress");

    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(json(response))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"state": "Running", "namespace": "default", "name": "faces", "uid": "1f0c",
                     "engine": "dl4j", "device": "cpu", "resolution": 32,
                     "iteration": 200, "iterations": 1000, "percent": 20.0, "etaSeconds": 400,
                     "imagesPerSecond": 128.0,
                     "criticLoss": -0.5, "generatorLoss": 0.25, "diagnostics": {"scoreDifference": 2.0},
                     "metrics": {"swd": {"iteration": 200, "value": 0.125}}, "judge": "swd",
                     "lastCheckpoint": {"iteration": 200, "uri": "file:/checkpoints/200"},
                     "model": {"sha256": "4f1c", "iteration": 200, "uri": "file:/models/4f1c"},
                     "best": {"sha256": "9a0b", "iteration": 100, "metric": "swd", "value": 0.0625},
                     "resumedFrom": 100, "rollbacks": 0}
                    """));
    assertThat(TrainerReport.parse(response.body())).contains(progress.current());
  }

  @Test
  void saysHowTheRunEnded() throws Exception {
    progress.started(Runs.start(1, 10));
    progress.rolledBack(7, 5, "the critic loss is NaN");
    progress.finished(new RunEnd(RunEnd.Outcome.DIVERGED, 4, 5, "diverged again and again"));
    JsonNode json = json(get("/progress"));
    assertThat(json.path("state").asText()).isEqualTo("Diverged");
    assertThat(json.path("message").asText()).isEqualTo("diverged again and again");
    assertThat(json.path("rollbacks").asLong()).isEqualTo(1);
    assertThat(json.path("iteration").asLong()).isEqualTo(5);
  }

  @Test
  void givesPrometheusItsMetrics() throws Exception {
    progress.started(Runs.start(1, 1000));
    Runs.iterations(progress, 1, 20);
    progress.evaluated(20, Runs.swd(0.125));

    HttpResponse<String> response = get("/metrics");

    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(response.body())
        .contains(
            "# TYPE ganqp_training_images_total counter",
            "ganqp_training_iteration 20.0\n",
            "ganqp_training_iterations 1000.0\n",
            "ganqp_training_images_total 1280.0\n",
            "ganqp_training_critic_loss -2.0\n",
            "ganqp_training_metric{metric=\"swd\"} 0.125\n",
            "ganqp_training_info{device=\"cpu\",engine=\"dl4j\",name=\"faces\"",
            "ganqp_training_rollbacks_total 0.0\n",
            "ganqp_training_eta_seconds ",
            "jvm_memory_used_bytes",
            "process_resident_memory_bytes ");
  }

  @Test
  void givesTheLatestSamplesUntilTheyChange() throws Exception {
    assertThat(get("/samples/latest.png").statusCode()).isEqualTo(404);
    progress.samples(7, PNG);

    HttpResponse<byte[]> first =
        client.send(request("/samples/latest.png").build(), BodyHandlers.ofByteArray());
    assertThat(first.body()).isEqualTo(PNG);
    assertThat(first.headers().firstValue("Content-Type")).contains("image/png");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpRequest again = request("/samples/latest.png").header("If-None-Match", tag).build();
    assertThat(client.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(304);

    progress.samples(7, new byte[] {4});
    assertThat(client.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void answersWhatItDoesNotKnowWithProblemDetails() throws Exception {
    HttpResponse<String> response = get("/progress/more");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(response).path("detail").asText()).contains("/samples/latest.png");
  }

  @Test
  void refusesToBeWrittenTo() throws Exception {
    HttpResponse<String> response =
        client.send(
            request("/progress").POST(BodyPublishers.ofString("{}")).build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    assertThat(json(response).path("status").asInt()).isEqualTo(405);
  }

  @Test
  void answersHeadWithoutABody() throws Exception {
    HttpResponse<String> response =
        client.send(
            request("/progress").method("HEAD", BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void saysWhichPortIsInUse() {
    assertThatThrownBy(() -> ProgressServer.start(address(server.port()), progress))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("port " + server.port())
        .hasMessageContaining("choose another port");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create(
            "http://" + address(server.port()).getHostString() + ":" + server.port() + path));
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress().getHostAddress(), port);
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new JsonMapper().readTree(response.body());
  }
}
