package io.ganqp.inference.serving;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.inference.TrainingFolder;
import io.ganqp.inference.model.OnnxFixture;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The service follows the best model of a training, from before there is one. */
@QuarkusTest
@TestProfile(HotSwapTest.Following.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HotSwapTest {
  private static final int SWAPS = 50;
  private static final int CLIENTS = 4;
  private static final int SEEDS = 8;
  private static final String CURVE =
      "{\"metric\":\"swd\",\"points\":[{\"iteration\":1,\"value\":0.5},{\"iteration\":2,\"value\":0.25}]}";
  private static final byte[] FIRST = model("1");
  private static final byte[] SECOND = model("2");

  /** A training that has not exported anything. */
  public static final class Following implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Path folder = Path.of("target", "hot-swap-" + UUID.randomUUID()).toAbsolutePath();
      return Map.of(
          "ganqp.model",
          folder.toString(),
          "ganqp.follow",
          "best",
          "ganqp.follow-interval",
          "20ms");
    }
  }

  @ConfigProperty(name = "ganqp.model")
  Path folder;

  @TestHTTPResource URI service;

  @Test
  @Order(1)
  void isReadyWhenTheFirstModelComesAndServesEachBetterOne() throws Exception {
    try (ModelEvents events = new ModelEvents(service)) {
      assertThat(events.next()).contains("event:obstacle", folder + " does not exist");
      given().get("/q/health/ready").then().statusCode(503);

      String first = training().better(FIRST);
      assertThat(events.await(first))
          .contains("event:model")
          .as("the curve is long, and asked for where it is drawn")
          .doesNotContain("curve");
      given().get("/model").then().body("curve.points.iteration", equalTo(List.of(1, 2)));
      given().get("/q/health/ready").then().statusCode(200);
      String tag = given().get("/generate?seed=1").header("ETag");

      String second = training().better(SECOND);
      assertThat(events.await(second)).contains("event:model");
      given().header("If-None-Match", tag).get("/generate?seed=1").then().statusCode(200);
      given().get("/generate?seed=1&model=" + first).then().statusCode(404);
    }
  }

  @Test
  @Order(2)
  void aFlawedModelLeavesTheOneBeforeAndEverybodyIsToldWhy() throws Exception {
    String served = given().get("/model").path("sha256");
    try (ModelEvents events = new ModelEvents(service)) {
      Path file = folder.resolve(StoreLayout.generator(training().better(model("3"))));
      Files.write(file, new byte[] {1, 2, 3});
      training().better(OnnxFixture.tiny(16, 32).with("ganqp.schema", "2").bytes());

      assertThat(events.await("ganqp.schema")).contains("event:model", served);
      given()
          .get("/model")
          .then()
          .statusCode(200)
          .body("sha256", equalTo(served))
          .body("obstacle", containsString("its metadata property ganqp.schema"));
      given()
          .get("/q/health/ready")
          .then()
          .statusCode(200)
          .body("checks.find { it.name == 'model' }.data.obstacle", containsString("ganqp.schema"));
      assertThat(given().get("/q/metrics").asString())
          .contains("ganqp_model_obstructed 1.0")
          .containsPattern("ganqp_models_total\\{outcome=\"refused\"\\} [1-9]");

      training().better(FIRST);
      events.await(Sha256.of(FIRST));
      given().get("/model").then().body("obstacle", nullValue());
      assertThat(given().get("/q/metrics").asString()).contains("ganqp_model_obstructed 0.0");
    }
  }

  /** Bodies are known by model, so one that is sent under another's tag is found out. */
  @Test
  @Order(3)
  void everyBodyIsOfTheModelThatItsTagNamesHoweverOftenModelsAreSwapped() throws Exception {
    Map<String, String> bodies = new ConcurrentHashMap<>();
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (ModelEvents events = new ModelEvents(service)) {
      List<Future<Integer>> requests = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        requests.add(clients.submit(() -> ask(bodies, over)));
      }
      boolean first = events.next().contains(Sha256.of(FIRST));
      for (int swap = 0; swap < SWAPS; swap++) {
        first = !first;
        events.await(training().better(first ? FIRST : SECOND));
      }
      over.set(true);
      for (Future<Integer> answered : requests) {
        assertThat(answered.get()).isPositive();
      }
      assertThat(bodies).as("seeds by two models").hasSize(2 * SEEDS);
      assertThat(bodies.values()).as("their faces").doesNotHaveDuplicates();
    } finally {
      over.set(true);
      clients.shutdown();
    }
  }

  @Test
  @Order(4)
  void anArchiveIsOfOneModelHoweverManyComeMeanwhile() throws Exception {
    String first = training().better(FIRST);
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/faces.zip?from=0&count=1000")).build();
    byte[] face;
    InputStream archive;
    try (ModelEvents events = new ModelEvents(service)) {
      events.await(first);
      face = given().get("/generate?seed=999").asByteArray();
      archive = client.send(request, BodyHandlers.ofInputStream()).body();
      events.await(training().better(SECOND));
    }

    byte[] last = {};
    int count = 0;
    try (ZipInputStream zip = new ZipInputStream(archive)) {
      while (zip.getNextEntry() != null) {
        last = zip.readAllBytes();
        count++;
      }
    }
    assertThat(count).isEqualTo(1000);
    assertThat(last).isEqualTo(face);
    assertThat(given().get("/generate?seed=999").asByteArray()).isNotEqualTo(face);
  }

  /** Asks for faces until it is over; any failure fails the test. */
  private int ask(Map<String, String> bodies, AtomicBoolean over) throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    int count = 0;
    while (!over.get() || count < 2 * SEEDS) {
      var answer =
          client.send(
              HttpRequest.newBuilder(service.resolve("/generate?seed=" + count % SEEDS)).build(),
              BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      String tag = answer.headers().firstValue("ETag").orElseThrow();
      String body = Sha256.of(answer.body());
      assertThat(bodies.merge(tag, body, (known, now) -> known)).as(tag).isEqualTo(body);
      count++;
    }
    return count;
  }

  private TrainingFolder training() {
    return new TrainingFolder(folder);
  }

  private static byte[] model(String iteration) {
    return OnnxFixture.tiny("1".equals(iteration) ? 16 : 24, 32)
        .with("ganqp.iteration", iteration)
        .with("ganqp.curve", CURVE)
        .bytes();
  }
}
