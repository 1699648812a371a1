package io.ganqp.inference.oip.grpc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
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
import io.ganqp.inference.oip.grpc.wire.ModelReadyRequest;
import io.ganqp.inference.oip.grpc.wire.ServerLiveRequest;
import io.ganqp.inference.oip.grpc.wire.ServerMetadataRequest;
import io.ganqp.inference.oip.grpc.wire.ServerReadyRequest;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The Open Inference Protocol over gRPC. */
@QuarkusTest
@TestProfile(GrpcTest.WithPort.class)
class GrpcTest {
  private static final int DIMENSION = 16;
  private static final int SIDE = ServedModel.RESOLUTION;
  private static final int CALLS = 4;

  /** Its headers are not held back until there is a message. */
  private static final MethodDescriptor<ModelInferRequest, ModelInferResponse> AT_ONCE =
      Methods.MODEL_INFER.toBuilder().setType(MethodDescriptor.MethodType.CLIENT_STREAMING).build();

  @Inject GrpcEndpoint endpoint;
  private ManagedChannel channel;

  /** A port, and few calls in little time. */
  public static final class WithPort implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "ganqp.grpc.port", "0",
          "ganqp.grpc.calls", Integer.toString(CALLS),
          "quarkus.http.limits.max-body-size", "64K",
          "ganqp.connections.content-timeout", "2s");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(ServedModel.class));
    }
  }

  @BeforeEach
  void connect() {
    channel =
        NettyChannelBuilder.forAddress("localhost", endpoint.port().orElseThrow())
            .usePlaintext()
            .build();
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  @Test
  void serverAndModelSayWhatTheyAre() {
    String sha256 = given().get("/model").path("sha256");

    assertThat(call(Methods.SERVER_LIVE, ServerLiveRequest.getDefaultInstance()).getLive())
        .isTrue();
    assertThat(call(Methods.SERVER_READY, ServerReadyRequest.getDefaultInstance()).getReady())
        .isTrue();
    assertThat(call(Methods.SERVER_METADATA, ServerMetadataRequest.getDefaultInstance()).getName())
        .isEqualTo("ganqp");
    ModelMetadataResponse model =
        call(
            Methods.MODEL_METADATA,
            ModelMetadataRequest.newBuilder()
                .setName("faces")
                .setVersion(sha256.substring(0, 8))
                .build());
    assertThat(model.getVersionsList()).containsExactly(sha256.substring(0, 16));
    assertThat(model.getInputs(0).getShapeList()).containsExactly(-1L, (long) DIMENSION);
    assertThat(model.getOutputs(0).getShapeList())
        .containsExactly(-1L, 3L, (long) SIDE, (long) SIDE);
    assertThat(isReady("faces", "")).isTrue();
    assertThat(isReady("faces", "00000000")).isFalse();
    assertThat(isReady("other", "")).isFalse();
  }

  @Test
  void theFaceOfASeedIsTheFileThatImagesShow() {
    ModelInferResponse answer =
        call(
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

    ByteString face = image(seeds(42));

    assertThat(image(request(latent().setContents(contents)))).isEqualTo(face);
    assertThat(image(request(latent()).addRawInputContents(ByteString.copyFrom(raw.flip()))))
        .isEqualTo(face);
    InferParameter half = InferParameter.newBuilder().setDoubleParam(0.5).build();
    assertThat(image(seeds(42).putParameters("truncation", half)))
        .isEqualTo(image(seeds(42).putParameters("truncation", text("0.5"))))
        .isNotEqualTo(face);
  }

  @Test
  void anythingElseIsRefusedInWords() {
    expectRefusal(
        Status.Code.NOT_FOUND, "There is no model \"other\"", seeds(1).setModelName("other"));
    expectRefusal(
        Status.Code.NOT_FOUND, "There is no version \"1\"", seeds(1).setModelVersion("1"));
    expectRefusal(
        Status.Code.INVALID_ARGUMENT,
        "There are 0 inputs",
        ModelInferRequest.newBuilder().setModelName("faces"));
    expectRefusal(
        Status.Code.INVALID_ARGUMENT,
        "has 8 bytes of data, expected 64",
        request(latent()).addRawInputContents(ByteString.copyFrom(new byte[8])));
    expectRefusal(
        Status.Code.INVALID_ARGUMENT,
        "both contents and raw_input_contents",
        seeds(1).addRawInputContents(ByteString.copyFrom(new byte[8])));
    expectRefusal(
        Status.Code.INVALID_ARGUMENT,
        "There are 2 raw_input_contents for 1 inputs",
        request(latent())
            .addRawInputContents(ByteString.EMPTY)
            .addRawInputContents(ByteString.EMPTY));
    expectRefusal(
        Status.Code.INVALID_ARGUMENT,
        "The datatype FP16 is not taken here",
        request(latent().setDatatype("FP16")));
    expectRefusal(
        Status.Code.INVALID_ARGUMENT,
        "\"shared_memory_region\" is not a parameter",
        request(latent().putParameters("shared_memory_region", text("a"))));
    expectRefusal(
        Status.Code.INVALID_ARGUMENT,
        "The parameter a has no value",
        seeds(1).putParameters("a", InferParameter.getDefaultInstance()));
    ModelInferRequest.Builder many = ModelInferRequest.newBuilder().setModelName("faces");
    for (int i = 0; i < 5000; i++) {
      many.addInputs(ModelInferRequest.InferInputTensor.getDefaultInstance());
    }
    expectRefusal(Status.Code.INVALID_ARGUMENT, "has more than 4096 fields", many);
    expectRefusal(
        Status.Code.RESOURCE_EXHAUSTED,
        "gRPC message exceeds maximum size",
        request(latent()).addRawInputContents(ByteString.copyFrom(new byte[1 << 17])));
  }

  @Test
  @Timeout(120)
  void aCallWhoseRequestDoesNotComeEndsAndNoMoreThanAFewAreMadeAtOnce()
      throws InterruptedException, ExecutionException, TimeoutException {
    List<CompletableFuture<Status>> silent = new ArrayList<>();
    for (int i = 0; i < 2 * CALLS; i++) {
      silent.add(silentCall());
    }

    List<Status.Code> codes = new ArrayList<>();
    for (CompletableFuture<Status> call : silent) {
      codes.add(call.get(1, TimeUnit.MINUTES).getCode());
    }
    assertThat(codes)
        .containsOnly(Status.Code.DEADLINE_EXCEEDED, Status.Code.UNAVAILABLE)
        .filteredOn(Status.Code.UNAVAILABLE::equals)
        .hasSize(CALLS);
    while (!hasRoom()) {
      // A place is given back a moment after its client hears of the end.
    }
  }

  @Test
  @EnabledIfEnvironmentVariable(named = ClientSession.PYTHON, matches = ".+")
  void theClientOfOthersGetsTheFacesThatImagesShow(@TempDir Path folder)
      throws IOException, InterruptedException {
    String face = Sha256.of(given().get("/generate?seed=42").asByteArray());

    String session =
        ClientSession.run("grpc", "localhost:" + endpoint.port().orElseThrow(), folder);

    assertThat(session)
        .contains("live True ready True")
        .contains("model ready True another False")
        .contains("seeds float32 (3, 3, 32, 32) in [-1, 1]: True")
        .contains("latents float32 (5, 3, 32, 32) in [-1, 1]: True")
        .contains("files (3,) ['PNG', 'PNG', 'PNG']")
        .contains("sha256 of the face of 42 " + face)
        .contains("same images True")
        .contains("The input \"z\" has the shape [5, 15]")
        .contains("There is no model \"other\", there is faces.");
  }

  private CompletableFuture<Status> silentCall() {
    CompletableFuture<Status> closed = new CompletableFuture<>();
    ClientCall<ModelInferRequest, ModelInferResponse> call =
        channel.newCall(AT_ONCE, CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            closed.complete(status);
          }
        },
        new Metadata());
    call.request(1);
    return closed;
  }

  private void expectRefusal(Status.Code code, String words, ModelInferRequest.Builder request) {
    StatusRuntimeException refusal =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> call(Methods.MODEL_INFER, request.build()));
    assertThat(refusal.getStatus().getCode()).as(words).isEqualTo(code);
    assertThat(refusal.getStatus().getDescription()).contains(words);
  }

  private boolean hasRoom() {
    try {
      return isReady("faces", "");
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
      return false;
    }
  }

  private boolean isReady(String model, String version) {
    return call(
            Methods.MODEL_READY,
            ModelReadyRequest.newBuilder().setName(model).setVersion(version).build())
        .getReady();
  }

  private ByteString image(ModelInferRequest.Builder request) {
    return call(Methods.MODEL_INFER, request.build()).getRawOutputContents(0);
  }

  private <Q extends Message, A extends Message> A call(MethodDescriptor<Q, A> method, Q asked) {
    return ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, asked);
  }

  private static ModelInferRequest.Builder seeds(long seed) {
    return request(
        ModelInferRequest.InferInputTensor.newBuilder()
            .setName("seed")
            .setDatatype("INT64")
            .addShape(1)
            .setContents(InferTensorContents.newBuilder().addInt64Contents(seed)));
  }

  private static ModelInferRequest.InferInputTensor.Builder latent() {
    return ModelInferRequest.InferInputTensor.newBuilder()
        .setName("z")
        .setDatatype("FP32")
        .addShape(1)
        .addShape(DIMENSION);
  }

  private static ModelInferRequest.Builder request(
      ModelInferRequest.InferInputTensor.Builder input) {
    return ModelInferRequest.newBuilder().setModelName("faces").addInputs(input);
  }

  private static ModelInferRequest.InferRequestedOutputTensor.Builder output(String name) {
    return ModelInferRequest.InferRequestedOutputTensor.newBuilder().setName(name);
  }

  private static InferParameter text(String value) {
    return InferParameter.newBuilder().setStringParam(value).build();
  }
}
