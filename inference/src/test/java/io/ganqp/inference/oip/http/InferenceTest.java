package io.ganqp.inference.oip.http;

import static io.ganqp.inference.oip.http.InferRequests.JSON_LENGTH;
import static io.ganqp.inference.oip.http.InferRequests.MODEL;
import static io.ganqp.inference.oip.http.InferRequests.SEEDS;
import static io.ganqp.inference.oip.http.InferRequests.infer;
import static io.ganqp.inference.oip.http.InferRequests.inferBinary;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.ganqp.contract.latent.SeededLatent;
import io.ganqp.inference.ServedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Open Inference Protocol by plain requests. */
@QuarkusTest
@WithTestResource(ServedModel.class)
class InferenceTest {
  private static final int DIMENSION = 16;
  private static final int SIDE = ServedModel.RESOLUTION;
  private static final int VALUES = 3 * SIDE * SIDE;

  @Test
  void theServerSaysWhatItIs() {
    given()
        .get("/v2")
        .then()
        .statusCode(200)
        .body("name", equalTo("ganqp"))
        .body("version", equalTo("0.1.0-SNAPSHOT"))
        .body("extensions", hasItem("binary_tensor_data"));
    given().get("/v2/health/live").then().statusCode(200).body("live", equalTo(true));
    given().get("/v2/health/ready").then().statusCode(200).body("ready", equalTo(true));
  }

  @Test
  void theModelSaysWhatItTakesAndGivesAndItsVersionIsTheStartOfItsDigest() {
    String sha256 = given().get("/model").path("sha256");

    for (String path : List.of(MODEL, MODEL + "/versions/" + sha256.substring(0, 8))) {
      given()
          .get(path)
          .then()
          .statusCode(200)
          .body("name", equalTo("faces"))
          .body("versions", equalTo(List.of(sha256.substring(0, 16))))
          .body("platform", equalTo("onnxruntime_onnx"))
          .body("inputs.name", hasItems("z", "seed"))
          .body("inputs[0].datatype", equalTo("FP32"))
          .body("inputs[0].shape", equalTo(List.of(-1, DIMENSION)))
          .body("outputs.name", hasItems("image", "encoded"))
          .body("outputs[0].shape", equalTo(List.of(-1, 3, SIDE, SIDE)));
      given().get(path + "/ready").then().statusCode(200).body("ready", equalTo(true));
    }
  }

  @Test
  void seedsBecomeImagesInTheirOrder() {
    Response answer = infer("{\"id\":\"a\"," + SEEDS + "}");

    answer
        .then()
        .statusCode(200)
        .contentType("application/json")
        .header(JSON_LENGTH, nullValue())
        .body("model_name", equalTo("faces"))
        .body("id", equalTo("a"))
        .body("outputs.name", equalTo(List.of("image")))
        .body("outputs[0].datatype", equalTo("FP32"))
        .body("outputs[0].shape", equalTo(List.of(2, 3, SIDE, SIDE)));
    List<Float> both = answer.jsonPath().getList("outputs[0].data", Float.class);
    assertThat(both).hasSize(2 * VALUES).allMatch(value -> Math.abs(value) <= 1);
    assertThat(both.subList(0, VALUES)).isEqualTo(face(42));
    assertThat(both.subList(VALUES, 2 * VALUES)).isEqualTo(face(-7));
  }

  @Test
  void theLatentOfASeedIsTheFaceOfTheSeedNestedOrNotAndTruncatedLikeIt() {
    float[] z = latent(42);
    String flat = Arrays.toString(z);

    assertThat(data("{" + latents("[" + flat + "]") + "}")).isEqualTo(face(42));
    assertThat(data("{" + latents(flat) + "}")).isEqualTo(face(42));
    assertThat(data("{\"parameters\":{\"truncation\":0.5}," + latents(flat) + "}"))
        .isEqualTo(data("{\"parameters\":{\"truncation\":\"0.5\"}," + seed(42) + "}"))
        .isNotEqualTo(face(42));
  }

  @Test
  void filesAreThoseOfImages() {
    Response answer =
        infer(
            "{%s,\"outputs\":[{\"name\":\"encoded\",\"parameters\":{\"format\":\"jpeg\",\"quality\":80}},{\"name\":\"image\"}]}"
                .formatted(seed(42)));

    answer
        .then()
        .statusCode(200)
        .body("outputs.name", equalTo(List.of("encoded", "image")))
        .body("outputs[0].datatype", equalTo("BYTES"))
        .body("outputs[0].shape", equalTo(List.of(1)))
        .body("outputs[0].parameters.content_type", equalTo("base64"));
    assertThat(Base64.getDecoder().decode(answer.<String>path("outputs[0].data[0]")))
        .isEqualTo(given().get("/generate?seed=42&format=jpeg&quality=80").asByteArray());
  }

  @Test
  void tensorsMayBeBytesBothWays() {
    ByteBuffer z = ByteBuffer.allocate(DIMENSION * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    z.asFloatBuffer().put(latent(42));
    String json =
        "{\"inputs\":[{\"name\":\"z\",\"shape\":[1,%d],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":%d}}],\"outputs\":[{\"name\":\"image\",\"parameters\":{\"binary_data\":true}},{\"name\":\"encoded\",\"parameters\":{\"binary_data\":true}}]}"
            .formatted(DIMENSION, z.capacity());

    Response answer = inferBinary(json, z.array());

    int length = Integer.parseInt(answer.header(JSON_LENGTH));
    ByteBuffer body = ByteBuffer.wrap(answer.asByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new String(body.array(), 0, length, StandardCharsets.UTF_8))
        .contains("\"binary_data_size\":" + VALUES * Float.BYTES)
        .endsWith("}");
    FloatBuffer image =
        body.position(length).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    assertThat(face(42)).first().isEqualTo(image.get(0));
    assertThat(face(42)).element(VALUES - 1).isEqualTo(image.get(VALUES - 1));
    byte[] png = new byte[body.getInt(length + VALUES * Float.BYTES)];
    body.position(length + VALUES * Float.BYTES + Integer.BYTES).get(png);
    assertThat(png).isEqualTo(given().get("/generate?seed=42").asByteArray());
    assertThat(body.hasRemaining()).isFalse();
  }

  @Test
  void allOutputsMayBeAskedForAsBytes() {
    infer("{\"parameters\":{\"binary_data_output\":true}," + SEEDS + "}")
        .then()
        .statusCode(200)
        .contentType("application/octet-stream");
  }

  private static List<Float> face(long seed) {
    return data("{" + seed(seed) + "}");
  }

  private static List<Float> data(String request) {
    return infer(request).jsonPath().getList("outputs[0].data", Float.class);
  }

  private static String seed(long seed) {
    return "\"inputs\":[{\"name\":\"seed\",\"shape\":[1,1],\"datatype\":\"INT64\",\"data\":[%d]}]"
        .formatted(seed);
  }

  private static String latents(String data) {
    return "\"inputs\":[{\"name\":\"z\",\"shape\":[1,%d],\"datatype\":\"FP32\",\"data\":%s}]"
        .formatted(DIMENSION, data);
  }

  private static float[] latent(long seed) {
    float[] z = new float[DIMENSION];
    SeededLatent.draw(seed, 1f, DIMENSION, FloatBuffer.wrap(z));
    return z;
  }
}
