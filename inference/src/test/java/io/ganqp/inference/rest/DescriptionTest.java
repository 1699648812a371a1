package io.ganqp.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ganqp.inference.ServedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service says of itself. */
@QuarkusTest
@WithTestResource(ServedModel.class)
class DescriptionTest {
  private static final Map<String, String> TYPES =
      Map.of(
          "/", "text/html;charset=UTF-8",
          "html", "text/html;charset=UTF-8",
          "css", "text/css;charset=UTF-8",
          "js", "text/javascript;charset=UTF-8",
          "svg", "image/svg+xml");

  @Test
  void theModelIsDescribed() {
    given()
        .get("/model")
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("no-cache"))
        .body("sha256", matchesPattern("[0-9a-f]{64}"))
        .body("resolution", equalTo(ServedModel.RESOLUTION))
        .body("latentDimension", equalTo(16))
        .body("iteration", equalTo(1000))
        .body("provider", equalTo("cpu"))
        .body("metric", equalTo("swd"))
        .body("direction", equalTo("lower"))
        .body("value", equalTo(0.0123456f))
        .body("error", equalTo(4.321e-4f))
        .body("curve.metric", equalTo("swd"))
        .body("curve.direction", equalTo("lower"))
        .body("curve.points.iteration", equalTo(List.of(500, 1000)))
        .body("curve.points.value", equalTo(List.of(0.25f, 0.0125f)))
        .body("curve.points[0].error", equalTo(0.0625f))
        .body("curve.points[1].error", nullValue())
        .body("licence", equalTo("CC-BY-4.0: <b>Faces</b>"))
        .body("uid", nullValue());
  }

  @Test
  void isReadyAndSaysWithWhichModel() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body(
            "checks.find { it.name == 'model' }.data.resolution", equalTo(ServedModel.RESOLUTION));
  }

  @Test
  void metricsCountFacesRunsAndTheQueue() {
    given().get("/generate?seed=1");

    String metrics = given().get("/q/metrics").asString();

    assertThat(metrics)
        .contains("ganqp_faces_total")
        .contains("ganqp_inference_seconds_count")
        .contains("ganqp_queue_length 0.0")
        .contains("ganqp_rejected_total 0.0");
  }

  @Test
  void modulesOfThePageShareOneTimeSeries() {
    given().get("/page/seed.js").then().statusCode(200);
    given().get("/page/tools.js").then().statusCode(200);

    assertThat(given().get("/q/metrics").asString())
        .contains("uri=\"/page/{module}\"")
        .doesNotContain("uri=\"/page/seed.js\"", "uri=\"/page/tools.js\"");
  }

  @Test
  void thePageIsServedWithAPolicyThatAllowsNothingForeign() {
    given()
        .get("/")
        .then()
        .statusCode(200)
        .contentType(startsWith("text/html"))
        .header("Content-Security-Policy", startsWith("default-src 'self'"))
        .header("X-Content-Type-Options", "nosniff")
        .body(containsString("app.js"));
  }

  @Test
  void thePageNamesAllItsModulesSoThatTheyAreLoadedTogether() throws IOException {
    String page = given().get("/").asString();

    assertThat(filesOfThePage())
        .filteredOn(path -> path.startsWith("/page/"))
        .hasSizeGreaterThan(10)
        .allSatisfy(path -> assertThat(page).contains("\"" + path.substring(1) + "\""));
  }

  @ParameterizedTest
  @MethodSource
  void filesOfThePageAreAskedForAgainByTheirContent(String path) {
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    String tag = given().get(path).header("ETag");

    given()
        .get(path)
        .then()
        .statusCode(200)
        .header("Content-Type", type)
        .header("Cache-Control", "no-cache")
        .header("Last-Modified", nullValue());
    given().header("If-None-Match", tag).get(path).then().statusCode(304).header("ETag", tag);
    given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
    given().head(path).then().statusCode(200).header("ETag", tag).header("Content-Type", type);
  }

  static Stream<String> filesOfThePageAreAskedForAgainByTheirContent() throws IOException {
    return Stream.concat(Stream.of("/"), filesOfThePage().stream());
  }

  private static List<String> filesOfThePage() throws IOException {
    Path root = Path.of("src/main/resources/META-INF/resources");
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).map(file -> "/" + root.relativize(file)).toList();
    }
  }

  @Test
  void metricsAreSentWhateverIsAccepted() {
    given().accept("text/html").get("/q/metrics").then().statusCode(200);
  }

  @Test
  void theApiIsDescribed() {
    String description = given().get("/q/openapi").asString();

    assertThat(description)
        .contains("/generate:", "/grid:", "/interpolate:", "/model:")
        .contains("operationId: generate")
        .contains("image/jpeg")
        .contains("application/problem+json")
        .contains("maximum: 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/generate", "/grid", "/interpolate"})
  void eachAnswerToWhoAsksForAnImageIsDescribed(String path) {
    JsonPath description = given().get("/q/openapi?format=json").jsonPath();
    Map<String, Map<String, Object>> answers =
        description.getMap("paths.'%s'.get.responses".formatted(path));

    assertThat(answers)
        .containsOnlyKeys("200", "304", "400", "404", "406", "500", "503", "default")
        .allSatisfy(
            (status, answer) -> {
              String name = answer.get("$ref").toString().replace("#/components/responses/", "");
              assertThat(description.getString("components.responses." + name + ".description"))
                  .as("%s: %s", status, answer)
                  .isNotBlank();
            });
    assertThat(description.getList("paths.'%s'.get.parameters".formatted(path)))
        .asString()
        .contains("/truncation", "format", "/quality", "/model");
  }

  @Test
  void anAnimationIsOfferedWhereThereIsOne() {
    JsonPath description = given().get("/q/openapi?format=json").jsonPath();

    assertThat(description.getList("components.parameters.format.schema.enum"))
        .containsExactly("png", "jpeg", "jpg");
    assertThat(
            description.getList(
                "paths.'/interpolate'.get.parameters.findAll { it.name == 'format' }.schema.enum"))
        .containsExactly(List.of("png", "jpeg", "jpg", "apng"));
    assertThat(description.getString("paths.'/interpolate'.get.parameters"))
        .doesNotContain("parameters/format");
  }

  @Test
  void anAnimationIsAnsweredOnlyWhereItCanBeAskedFor() {
    JsonPath description = given().get("/q/openapi?format=json").jsonPath();

    assertThat(types(description, "/generate", "get")).containsExactly("image/png", "image/jpeg");
    assertThat(types(description, "/generate", "post")).containsExactly("image/png", "image/jpeg");
    assertThat(types(description, "/grid", "get")).containsExactly("image/png", "image/jpeg");
    assertThat(types(description, "/interpolate", "get"))
        .containsExactly("image/png", "image/jpeg", "image/apng");
  }

  private static Iterable<String> types(JsonPath description, String path, String method) {
    String answer =
        description.getString("paths.'%s'.%s.responses.'200'.'$ref'".formatted(path, method));
    String name = answer.substring(answer.lastIndexOf('/') + 1);
    return description.<String, Object>getMap("components.responses." + name + ".content").keySet();
  }

  @Test
  void aKeyMayBeGiven() {
    given()
        .get("/q/openapi?format=json")
        .then()
        .body("components.securitySchemes.key.scheme", equalTo("bearer"))
        .body("security", equalTo(List.of(Map.of(), Map.of("key", List.of()))));
  }

  @Test
  void eachAnswerToWhoSendsALatentIsDescribed() {
    JsonPath description = given().get("/q/openapi?format=json").jsonPath();

    assertThat(description.getMap("paths.'/generate'.post.responses"))
        .containsOnlyKeys("200", "400", "404", "406", "415", "500", "503", "default");
    assertThat(description.<Object>get("paths.'/generate'.post.parameters")).isNull();
  }

  @Test
  void theProblemOfASeedWithoutAFaceIsDescribed() {
    given()
        .get("/q/openapi?format=json")
        .then()
        .body("paths.'/generate'.get.responses.'500'.'$ref'", endsWith("/Failed"))
        .body(
            "components.responses.Failed.content.'application/problem+json'.examples.'not finite'"
                + ".value",
            hasEntry("type", "urn:ganqp:problem:not-finite"));
  }
}
