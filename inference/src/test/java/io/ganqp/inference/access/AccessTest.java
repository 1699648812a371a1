package io.ganqp.inference.access;

import static io.ganqp.inference.access.Guarded.AUTHORIZATION;
import static io.ganqp.inference.access.Guarded.ORIGIN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask over HTTP, where that is restricted. */
@QuarkusTest
@TestProfile(Guarded.class)
class AccessTest {
  private static final int MOST_REQUESTS = 10_000;
  private static final AtomicInteger CLIENTS = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/generate?seed=1",
        "/grid",
        "/faces.zip?from=1",
        "/model",
        "/v2",
        "/v2/models/faces",
        "/q/openapi",
        "/q/swagger-ui/",
        "/nothing",
        "/q/health/x",
        "/q//metrics"
      })
  void nothingIsShownWithoutTheKey(String path) {
    client()
        .get(path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer")
        .body("detail", containsString("Authorization: Bearer KEY"));
    client().header("Authorization", AUTHORIZATION + "x").get(path).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/v2/health/ready"})
  void probesNeedNone(String path) {
    client().get(path).then().statusCode(200);
  }

  @Test
  void thePathOfAProbeOpensNoOther() throws IOException {
    String[] others = {
      "/q/health/../../generate", "/q/health/%2e%2e/%2e%2e/model", "http://x/model"
    };
    for (String target : others) {
      assertThat(statusLine(target)).as(target).contains("401");
    }
  }

  @Test
  void whoHasTheKeyIsAnsweredAndNoSharedCacheKeepsIt() {
    String digest = authorized().get("/model").path("sha256");

    authorized()
        .get("/generate?seed=1&model=" + digest)
        .then()
        .statusCode(200)
        .header("Cache-Control", "private, max-age=31536000, immutable");
    authorized()
        .contentType("application/json")
        .body(
            "{\"inputs\":[{\"name\":\"seed\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[1]}]}")
        .post("/v2/models/faces/infer")
        .then()
        .statusCode(200);
  }

  @Test
  void contentOfWhoHasNoKeyIsNotTaken() {
    client()
        .contentType("application/json")
        .body("{}")
        .post("/generate")
        .then()
        .statusCode(401)
        .header("Connection", "close");
  }

  @Test
  void aPageOfTheOriginAllowedMayAskAndReadWhatItNeeds() {
    client()
        .header("Origin", ORIGIN)
        .header("Access-Control-Request-Method", "GET")
        .header("Access-Control-Request-Headers", "authorization")
        .options("/generate")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", ORIGIN)
        .header("Access-Control-Allow-Methods", containsString("GET"))
        .header("Access-Control-Allow-Headers", containsString("authorization"));
    authorized()
        .header("Origin", ORIGIN)
        .get("/generate?seed=1")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", ORIGIN)
        .header("Vary", "Accept, Origin")
        .header("Access-Control-Expose-Headers", containsString("Ganqp-Seed"));
  }

  @Test
  void sharedCachesTellOriginsApart() {
    Response answer = authorized().get("/generate?seed=1");

    answer.then().statusCode(200).header("Vary", "Accept, Origin");
    authorized()
        .header("Origin", ORIGIN)
        .header("If-None-Match", answer.header("ETag"))
        .get("/generate?seed=1")
        .then()
        .statusCode(304)
        .header("Vary", "Accept, Origin");
    authorized().get("/model").then().statusCode(200).header("Vary", "Origin");
  }

  @Test
  void aPageOfAnotherOriginMayNot() {
    client()
        .header("Origin", "https://other.example")
        .header("Access-Control-Request-Method", "GET")
        .options("/generate")
        .then()
        .header("Access-Control-Allow-Origin", nullValue());
    client().options("/generate").then().statusCode(405);
  }

  @Test
  void aClientThatAsksTooOftenIsToldWhenToComeAgainAndOthersAreNot() {
    String client = anyClient();
    Response answer = of(client).get("/model");
    for (int i = 0; i < MOST_REQUESTS && answer.statusCode() == 200; i++) {
      answer = of(client).get("/model");
    }

    answer
        .then()
        .statusCode(429)
        .header("Retry-After", matchesPattern("[1-9]"))
        .body("detail", containsString("GANQP_CLIENT_RATE"));
    of(client).get("/q/health/ready").then().statusCode(200);
    authorized().get("/model").then().statusCode(200);
  }

  @Test
  void whoTriesKeysIsHeldToTheSameRate() {
    String client = anyClient();
    Response answer = trying(client, 0);
    answer.then().statusCode(401);
    for (int i = 1; i < MOST_REQUESTS && answer.statusCode() == 401; i++) {
      answer = trying(client, i);
    }

    answer.then().statusCode(429).header("Retry-After", matchesPattern("[1-9]"));
    client().get("/model").then().statusCode(401);
    given().header(Guarded.CLIENT, client).get("/q/health/ready").then().statusCode(200);
  }

  private static Response trying(String client, int attempt) {
    return given()
        .header(Guarded.CLIENT, client)
        .header("Authorization", "Bearer attempt-" + attempt)
        .get("/model");
  }

  @Test
  void onlyThePageToTryItOutMayHaveScriptsInItself() {
    authorized()
        .get("/q/swagger-ui/")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("script-src 'self' 'unsafe-inline'"))
        .body(containsString("swagger-ui-bundle.js"), not(containsString("src=\"http")));
    assertThat(authorized().get("/q/swagger-ui/").headers().getValues("Content-Security-Policy"))
        .hasSize(1);
    authorized()
        .get("/")
        .then()
        .header("Content-Security-Policy", not(containsString("unsafe-inline")));
  }

  /** As sent: clients make something else of such paths. */
  private static String statusLine(String target) throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      String request =
          "GET %s HTTP/1.1\r\nHost: x\r\nX-Client: %s\r\nConnection: close\r\n\r\n"
              .formatted(target, anyClient());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return answer.lines().findFirst().orElseThrow();
    }
  }

  /** One that has not asked before. */
  private static RequestSpecification client() {
    return given().header(Guarded.CLIENT, anyClient());
  }

  private static String anyClient() {
    int network = CLIENTS.incrementAndGet();
    return "2001:db8:0:%x::1".formatted(network);
  }

  private static RequestSpecification authorized() {
    return client().header("Authorization", AUTHORIZATION);
  }

  private static RequestSpecification of(String client) {
    return given()
        .header(Guarded.CLIENT, "forged, " + client)
        .header("Authorization", AUTHORIZATION);
  }
}
