package io.ganqp.inference.oip.grpc;

import static io.ganqp.inference.oip.grpc.GrpcClient.latent;
import static io.ganqp.inference.oip.grpc.GrpcClient.output;
import static io.ganqp.inference.oip.grpc.GrpcClient.request;
import static io.ganqp.inference.oip.grpc.GrpcClient.seeds;
import static io.ganqp.inference.oip.grpc.GrpcClient.text;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.ganqp.contract.latent.SeededLatent;
import io.ganqp.contract.store.Sha256;
import io.ganqp.inference.ServedModel;
import io.ganqp.inference.oip.ClientSession;
import io.ganqp.inference.oip.grpc.wire.InferParameter;
import io.ganqp.inference.oip.grpc.wire.InferTensorContents;
import io.ganqp.inference.oip.grpc.wire.ModelInferRequest;
import io.ganqp.inference.oip.grpc.wire.ModelInferResponse;
import io.ganqp.inference.oip.grpc.wire.ModelMetadataRequest;
import io.ganqp.inference.oip.grpc.wire.ModelMetadataResponse;
import io.ganqp.inference.oip.grpc.wire.ServerLiveRequest;
import io.ganqp.inference.oip.grpc.wire.ServerMetadataRequest;
import io.ganqp.inference.oip.grpc.wire.ServerReadyRequest;
import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The Open Inference Protocol over gRPC. */
@QuarkusTest
@TestProfile(GrpcTest.WithPort.class)
class GrpcTest {
  private static final int DIMENSION = 16;
  private static final int SIDE = ServedModel.RESOLUTION;

  @Inject GrpcEndpoint endpoint;
  private GrpcClient client;

  /** A port. */
  public static final class WithPort implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("ganqp.grpc.port", "0");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(ServedModel.class));
    }
  }

  @BeforeEach
  void connect() {
    client = new GrpcClient(endpoint.port().orElseThrow());
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void serverAndModelSayWhatTheyAre() {
    String sha256 = given().get("/model").path("sha256");

    assertThat(client.call(Methods.SERVER_LIVE, ServerLiveRequest.getDefaultInstance()).getLive())
        .isTrue();
    assertThat(
            client.call(Methods.SERVER_READY, ServerReadyRequest.getDefaultInstance()).getReady())
        .isTrue();
    assertThat(
            client
                .call(Methods.SERVER_METADATA, ServerMetadataRequest.getDefaultInstance())
                .getName())
        .isEqualTo("ganqp");
    ModelMetadataResponse model =
        client.call(
            Methods.MODEL_METADATA,
            ModelMetadataRequest.newBuilder()
                .setName("faces")
                .setVersion(sha256.substring(0, 8))
                .build());
    assertThat(model.getVersionsList()).containsExactly(sha256.substring(0, 16));
    assertThat(model.getInputs(0).getShapeList()).containsExactly(-1L, (long) DIMENSION);
    assertThat(model.getOutputs(0).getShapeList())
        .containsExactly(-1L, 3L, (long) SIDE, (long) SIDE);
    assertThat(client.isReady("faces", "")).isTrue();
    assertThat(client.isReady("faces", "00000000")).isFalse();
    assertThat(client.isReady("other", "")).isFalse();
  }

  @Test
  void theFaceOfASeedIsTheFileThatImagesShow() {
    ModelInferResponse answer =
        client.call(
            Methods.MODEL_INFER,
            seeds(42)
                .setId("a")
                .addOutputs(output("encoded").putParameters("format", text("jpeg")))
                .addOutputs(output("image"))
                .build());

    assertThat(answer.getId()).isEqualTo("a");
    assertThat(answer.getModelName()).isEqualTo("faces");
    assertThat(answer.getOutputs(0).getDatatype()).isEqualTo("BYTES");
    assertThat(answer.getOutputs(1).getShapeList())
        .containsExactly(1L, 3L, (long) SIDE, (long) SIDE);
    assertThat(answer.getRawOutputContents(0).substring(Integer.BYTES).toByteArray())
        .isEqualTo(given().get("/generate?seed=42&format=jpeg").asByteArray());
    assertThat(answer.getRawOutputContents(1).size()).isEqualTo(3 * SIDE * SIDE * Float.BYTES);
  }

  @Test
  void contentsAndRawContentsAreTheSame() {
    float[] z = new float[DIMENSION];
    SeededLatent.draw(42, 1f, DIMENSION, FloatBuffer.wrap(z));
    InferTensorContents.Builder contents = InferTensorContents.newBuilder();
    ByteBuffer raw = ByteBuffer.allocate(DIMENSION * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : z) {
      contents.addFp32Contents(value);
      raw.putFloat(value);
    }

    ByteString face = client.image(seeds(42));

    assertThat(client.image(request(latent().setContents(contents)))).isEqualTo(face);
    assertThat(client.image(request(latent()).addRawInputContents(ByteString.copyFrom(raw.flip()))))
        .isEqualTo(face);
    InferParameter half = InferParameter.newBuilder().setDoubleParam(0.5).build();
    assertThat(client.image(seeds(42).putParameters("truncation", half)))
        .isEqualTo(client.image(seeds(42).putParameters("truncation", text("0.5"))))
        .isNotEqualTo(face);
  }

  @Test
  void anythingElseIsRefusedInWords() {
    client.expectRefusal(
        Status.Code.NOT_FOUND, "There is no model \"other\"", seeds(1).setModelName("other"));
    client.expectRefusal(
        Status.Code.NOT_FOUND, "There is no version \"1\"", seeds(1).setModelVersion("1"));
    client.expectRefusal(
        Status.Code.INVALID_ARGUMENT,
        "There are 0 inputs",
        ModelInferRequest.newBuilder().setModelName("faces"));
    client.expectRefusal(
        Status.Code.INVALID_ARGUMENT,
        "has 8 bytes of data, expected 64",
        request(latent()).addRawInputContents(ByteString.copyFrom(new byte[8])));
    client.expectRefusal(
        Status.Code.INVALID_ARGUMENT,
        "both contents and raw_input_contents",
        seeds(1).addRawInputContents(ByteString.copyFrom(new byte[8])));
    client.expectRefusal(
        Status.Code.INVALID_ARGUMENT,
        "There are 2 raw_input_contents for 1 inputs",
        request(latent())
            .addRawInputContents(ByteString.EMPTY)
            .addRawInputContents(ByteString.EMPTY));
    client.expectRefusal(
        Status.Code.INVALID_ARGUMENT,
        "The datatype FP16 is not taken here",
        request(latent().setDatatype("FP16")));
    client.expectRefusal(
        Status.Code.INVALID_ARGUMENT,
        "\"shared_memory_region\" is not a parameter",
        request(latent().putParameters("shared_memory_region", text("a"))));
    client.expectRefusal(
        Status.Code.INVALID_ARGUMENT,
        "The parameter a has no value",
        seeds(1).putParameters("a", InferParameter.getDefaultInstance()));
  }

  @Test
  @EnabledIfEnvironmentVariable(named = ClientSession.PYTHON, matches = ".+")
  void theClientOfOthersGetsTheFacesThatImagesShow(@TempDir Path folder)
      throws IOException, InterruptedException {
    String face = Sha256.of(given().get("/generate?seed=42").asByteArray());

    ClientSession.expectFaces("grpc", "localhost:" + endpoint.port().orElseThrow(), face, folder);
  }
}
