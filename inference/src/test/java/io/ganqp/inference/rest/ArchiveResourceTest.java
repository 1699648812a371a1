package io.ganqp.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.ganqp.inference.ServedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Faces as a zip. */
@QuarkusTest
@WithTestResource(ServedModel.class)
class ArchiveResourceTest {
  private static final int MOST_AT_ONCE = 4;

  @Test
  void hasEachFaceAsItIsAlone() throws IOException {
    Response answer = given().get("/faces.zip?from=-700002&count=20&truncation=0.8");

    answer
        .then()
        .statusCode(200)
        .contentType("application/zip")
        .header("Cache-Control", "no-cache")
        .header("Content-Disposition", "inline; filename=\"faces--700002-to--699983.zip\"");
    Map<String, byte[]> files = files(answer.asByteArray());
    assertThat(files).hasSize(20).containsKeys("face--700002.png", "face--699983.png");
    for (int seed = -700002; seed < -699982; seed++) {
      byte[] face = given().get("/generate?truncation=0.8&seed=" + seed).asByteArray();
      assertThat(files.get("face-%d.png".formatted(seed))).isEqualTo(face);
    }
  }

  @Test
  void hasHundredFacesUnlessToldOtherwiseAndInTheFormatAskedFor() throws IOException {
    Map<String, byte[]> files =
        files(given().get("/faces.zip?from=700001&format=jpeg&quality=50").asByteArray());

    assertThat(files).hasSize(100);
    assertThat(files.get("face-700100.jpg"))
        .isEqualTo(given().get("/generate?seed=700100&format=jpeg&quality=50").asByteArray());
  }

  @Test
  void isTheSameAgainAndAskedForByItsTag() {
    String path = "/faces.zip?from=710005&count=10";
    Response answer = given().get(path);
    String tag = answer.header("ETag");

    assertThat(given().get(path).asByteArray()).isEqualTo(answer.asByteArray());
    given().head(path).then().statusCode(200).header("ETag", tag);
    given().header("If-None-Match", tag).get(path).then().statusCode(304);
    for (String other :
        List.of(
            "from=710005&count=11", "from=710004&count=10", "from=710005&count=10&format=jpeg")) {
      given().head("/faces.zip?" + other).then().header("ETag", not(equalTo(tag)));
    }
    String digest = given().get("/model").path("sha256");
    given()
        .get(path + "&model=" + digest)
        .then()
        .header("Cache-Control", startsWith("public, max-age=31536000"));
  }

  @Test
  void goesOnBeyondTheLargestSeed() throws IOException {
    Map<String, byte[]> files =
        files(given().get("/faces.zip?from=9223372036854775807&count=2").asByteArray());

    assertThat(files)
        .containsOnlyKeys("face-9223372036854775807.png", "face--9223372036854775808.png");
  }

  /** A client that does not read has a few faces made, and its place until it leaves. */
  @Test
  void fewAreSentAtOnceAndOnesWhoseClientLeavesMakeRoom() throws IOException {
    double before = faces();
    List<Socket> clients = new ArrayList<>();
    try {
      for (int i = 0; i < MOST_AT_ONCE; i++) {
        clients.add(client(1_000_000L * (i + 1)));
      }
      Response refused = given().get("/faces.zip?from=720001");
      refused
          .then()
          .statusCode(503)
          .header("Retry-After", "10")
          .body("type", equalTo("urn:ganqp:problem:too-many-archives"));
      given().get("/generate?seed=720077").then().statusCode(200);
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
    int status = 0;
    for (int i = 0; i < 600 && status != 200; i++) {
      status = given().get("/faces.zip?from=720001&count=1").statusCode();
    }
    assertThat(status).isEqualTo(200);
    assertThat(faces() - before).isLessThan(MOST_AT_ONCE * 1000);
  }

  @Test
  void isRefusedByHttp10WhichCouldNotTellAPartFromTheWhole() throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(60_000);
      socket
          .getOutputStream()
          .write(
              "GET /faces.zip?from=1&count=2 HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answer)
          .contains(" 505 HTTP Version Not Supported")
          .contains("application/problem+json")
          .contains("Send HTTP/1.1");
    }
  }

  /** Has begun to get an archive, and takes as little of it as the network lets it. */
  private static Socket client(long from) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(1024);
    socket.connect(new InetSocketAddress("localhost", RestAssured.port));
    socket.setSoTimeout(60_000);
    String request =
        "GET /faces.zip?count=1000&from=%d HTTP/1.1\r\nHost: x\r\n\r\n".formatted(from);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
        .isEqualTo("HTTP/1.1 200");
    return socket;
  }

  private static Map<String, byte[]> files(byte[] file) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static double faces() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("ganqp_faces_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
