package io.ganqp.inference.oip.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Open Inference Protocol by plain requests. */
@QuarkusTest
@WithTestResource(ServedModel.class)
class InferenceTest {
  private static final String MODEL = "/v2/models/faces";
  private static final String INFER = MODEL + "/infer";
  private static final String JSON_LENGTH = "Inference-Header-Content-Length";
  private static final int DIMENSION = 16;
  private static final int SIDE = ServedModel.RESOLUTION;
  private static final int VALUES = 3 * SIDE * SIDE;
  private static final String SEEDS =
      "\"inputs\":[{\"name\":\"seed\",\"shape\":[2],\"datatype\":\"INT64\",\"data\":[42,-7]}]";

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/models/other",
        "/v2/models/faces/versions/1",
        "/v2/models/faces/versions/00000000",
        "/v2/models/other/ready",
        "/v2/models/faces/versions/1/ready",
        "/v2/models/faces/config",
        "/v2/repository"
      })
  void whatIsNotThereIsSaidInTheWordsOfTheProtocol(String path) {
    given().get(path).then().statusCode(404).body("error", containsString("here "));
  }

  @Test
  void anotherModelOrVersionMakesNoFace() {
    given().body("{" + SEEDS + "}").post("/v2/models/other/infer").then().statusCode(404);
    given()
        .body("{" + SEEDS + "}")
        .post(MODEL + "/versions/00000000/infer")
        .then()
        .statusCode(404)
        .body("error", containsString("There is no version \"00000000\" of the model faces"));
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | The request is",
        "{ | The request is no JSON",
        "[] | The request is [], expected an object",
        "{} | There are 0 inputs, expected either z",
        "{\"inputs\":[1e99999999999]} | too large an exponent",
        "{\"a\":1} | The request has \"a\", which is not known here",
        "{\"inputs\":{}} | inputs is {}, expected an array",
        "{\"inputs\":[1]} | An input is 1, expected an object",
        "{\"inputs\":[{}]} | name is missing, expected a text",
        "{$IN,$IN} | no JSON: Duplicate field",
        "{$IN,\"id\":1} | id is 1, expected a text",
        "{$IN,\"parameters\":{\"a\":1}} | \"a\" is not a parameter here; there is truncation",
        "{$IN,\"parameters\":{\"truncation\":[]}} | The parameter truncation is []",
        "{$IN,\"parameters\":{\"truncation\":2}} | The parameter truncation is \"2\"",
        "{$IN,\"parameters\":{\"binary_data_output\":1}} | binary_data_output is \"1\", expected"
            + " true or",
        "{$IN,\"outputs\":[{\"name\":\"a\"}]} | There is no output \"a\", there are image and"
            + " encoded",
        "{$IN,\"outputs\":[{\"name\":\"image\"},{\"name\":\"image\"}]} | image is wanted twice",
        "{$IN,\"outputs\":[{\"name\":\"image\",\"parameters\":{\"format\":\"png\"}}]} | \"format\""
            + " is not a",
        "{$IN,\"outputs\":[{\"name\":\"encoded\",\"parameters\":{\"format\":\"gif\"}}]} | format is"
            + " \"gif\"",
        "{$IN,\"outputs\":[{\"name\":\"encoded\",\"parameters\":{\"quality\":0}}]} | quality is"
            + " \"0\"",
        "{\"inputs\":[$S,$S]} | There are 2 inputs",
        "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[1]}]} | The"
            + " input \"a\" has another name",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[1],\"datatype\":\"INT32\",\"data\":[1]}]} |"
            + " INT32 is not taken",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]} |"
            + " \"seed\" is FP32",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[2],\"datatype\":\"INT64\",\"data\":[1]}]} |"
            + " seed has 8 bytes of data, expected 16",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[],\"datatype\":\"INT64\",\"data\":[1]}]} | has"
            + " the shape []",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[0],\"datatype\":\"INT64\",\"data\":[]}]} | has"
            + " the shape [0]",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[-1],\"datatype\":\"INT64\",\"data\":[]}]} | has"
            + " the shape [-1]",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[65],\"datatype\":\"INT64\",\"data\":[]}]} |"
            + " seed is for 65 faces, expected at most 64",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[9e99],\"datatype\":\"INT64\",\"data\":[]}]} |"
            + " The shape of seed has",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[1.5]}]} |"
            + " has 1.5, expected a whole number",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[9223372036854775808]}]}"
            + " | expected a whole number",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":1}]} | has"
            + " 1, expected an array",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[[[[[1]]]]]}]}"
            + " | expected an array",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[1],\"datatype\":\"INT64\"}]} | needs either"
            + " data or the parameter binary_data_size",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[1],\"datatype\":\"INT64\",\"parameters\":{\"binary_data_size\":8}}]}"
            + " | binary_data_size \"8\", expected at most the 0 bytes",
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[1],\"datatype\":\"INT64\",\"parameters\":{\"shared_memory_region\":\"a\"},\"data\":[1]}]}"
            + " | \"shared_memory_region\" is not",
        "{\"inputs\":[{\"name\":\"z\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[1,2]}]} |"
            + " \"z\" has the shape [1, 2]",
        "{\"inputs\":[{\"name\":\"z\",\"shape\":[1,16],\"datatype\":\"FP32\",\"data\":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,101]}]}"
            + " | Element 15 of z is 101",
        "{\"inputs\":[{\"name\":\"z\",\"shape\":[1,16],\"datatype\":\"FP32\",\"data\":[1e99]}]} |"
            + " has 1E+99, expected a number of 32 bits",
      })
  void anythingElseIsRefusedInWords(String request, String error) {
    String one = "{\"name\":\"seed\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[1]}";
    infer(request.replace("$IN", "\"inputs\":[$S]").replace("$S", one))
        .then()
        .statusCode(400)
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .body("error", containsString(error));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1000000", "a", "99999999999"})
  void theLengthOfTheJsonIsPartOfTheContent(String length) {
    given()
        .header(JSON_LENGTH, length)
        .body("{" + SEEDS + "}")
        .post(INFER)
        .then()
        .statusCode(400)
        .body("error", containsString("expected at most the"));
  }

  @Test
  void bytesThatNoInputHasAreRefused() {
    inferBinary("{" + SEEDS + "}", new byte[] {1})
        .then()
        .statusCode(400)
        .body("error", equalTo("After the data of all inputs there are 1 bytes more."));
  }

  @Test
  void valuesThatAreNoNumbersAreRefused() {
    ByteBuffer z = ByteBuffer.allocate(DIMENSION * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    z.putFloat(0, Float.NaN);

    inferBinary(
            "{\"inputs\":[{\"name\":\"z\",\"shape\":[1,16],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":64}}]}",
            z.array())
        .then()
        .statusCode(400)
        .body("error", containsString("Element 0 of z is NaN"));
  }

  @Test
  void compressedContentIsRefused() {
    given()
        .header("Content-Encoding", "gzip")
        .body("{" + SEEDS + "}")
        .post(INFER)
        .then()
        .statusCode(415)
        .body("error", containsString("compressed by gzip"));
  }

  @Test
  void inputsAreSentByPost() {
    given()
        .get(INFER)
        .then()
        .statusCode(405)
        .header("Allow", containsString("POST"))
        .body("error", containsString("POST"));
    given().post(MODEL).then().statusCode(405).body("error", containsString("POST"));
  }

  private static Response infer(String request) {
    return given().contentType("application/json").body(request).post(INFER);
  }

  private static Response inferBinary(String json, byte[] data) {
    byte[] start = json.getBytes(StandardCharsets.UTF_8);
    byte[] body = Arrays.copyOf(start, start.length + data.length);
    System.arraycopy(data, 0, body, start.length, data.length);
    return given()
        .contentType("application/octet-stream")
        .header(JSON_LENGTH, start.length)
        .body(body)
        .post(INFER);
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
