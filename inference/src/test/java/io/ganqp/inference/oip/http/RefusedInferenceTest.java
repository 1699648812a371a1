package io.ganqp.inference.oip.http;

import static io.ganqp.inference.oip.http.InferRequests.INFER;
import static io.ganqp.inference.oip.http.InferRequests.JSON_LENGTH;
import static io.ganqp.inference.oip.http.InferRequests.MODEL;
import static io.ganqp.inference.oip.http.InferRequests.SEEDS;
import static io.ganqp.inference.oip.http.InferRequests.infer;
import static io.ganqp.inference.oip.http.InferRequests.inferBinary;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ganqp.inference.ServedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no request of the Open Inference Protocol for this model, and what is said of it. */
@QuarkusTest
@WithTestResource(ServedModel.class)
class RefusedInferenceTest {
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
    ByteBuffer z = ByteBuffer.allocate(16 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
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
}
