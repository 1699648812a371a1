package io.ganqp.inference.oip.grpc;

import static io.ganqp.inference.oip.grpc.GrpcClient.latent;
import static io.ganqp.inference.oip.grpc.GrpcClient.request;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.ganqp.inference.ServedModel;
import io.ganqp.inference.oip.grpc.wire.ModelInferRequest;
import io.ganqp.inference.oip.grpc.wire.ModelInferResponse;
import io.ganqp.inference.oip.grpc.wire.ServerReadyRequest;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
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

/** What the service holds clients of gRPC to. */
@QuarkusTest
@TestProfile(GrpcLimitsTest.FewCalls.class)
class GrpcLimitsTest {
  private static final int CALLS = 4;
  private static final int BURST = 200;
  private static final String CLIENT = "x-client";

  /** Its headers are not held back until there is a message. */
  private static final MethodDescriptor<ModelInferRequest, ModelInferResponse> AT_ONCE =
      Methods.MODEL_INFER.toBuilder().setType(MethodDescriptor.MethodType.CLIENT_STREAMING).build();

  @Inject GrpcEndpoint endpoint;
  private GrpcClient client;

  /** A port, and few calls in little time. */
  public static final class FewCalls implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "ganqp.grpc.port", "0",
          "ganqp.grpc.calls", Integer.toString(CALLS),
          "ganqp.client-rate", "1",
          "ganqp.client-burst", Integer.toString(BURST),
          "ganqp.client-header", CLIENT,
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
    client = new GrpcClient(endpoint.port().orElseThrow());
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void aMessageOfTooManyBytesOrFieldsIsRefusedInWords() {
    ModelInferRequest.Builder many = ModelInferRequest.newBuilder().setModelName("faces");
    for (int i = 0; i < 5000; i++) {
      many.addInputs(ModelInferRequest.InferInputTensor.getDefaultInstance());
    }
    client.expectRefusal(Status.Code.INVALID_ARGUMENT, "has more than 4096 fields", many);
    client.expectRefusal(
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
    assertThat(given().get("/q/metrics").asString())
        .contains("ganqp_grpc_refused_total{status=\"DEADLINE_EXCEEDED\"} %d.0".formatted(CALLS));
  }

  @Test
  void aClientThatCallsTooOftenIsRefusedAlsoWhereNoKeyIsNeeded() {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of(CLIENT, Metadata.ASCII_STRING_MARSHALLER), "192.0.2.7");
    try (GrpcClient eager = new GrpcClient(endpoint.port().orElseThrow(), headers)) {
      StatusRuntimeException refusal =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () -> {
                for (int i = 0; i < 10 * BURST; i++) {
                  assertThat(eager.isReady("faces", "")).isTrue();
                }
              });

      assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      assertThat(refusal.getStatus().getDescription()).contains("GANQP_CLIENT_RATE");
      eager.call(Methods.SERVER_READY, ServerReadyRequest.getDefaultInstance());
    }
    assertThat(client.isReady("faces", "")).as("of another client").isTrue();
  }

  private CompletableFuture<Status> silentCall() {
    CompletableFuture<Status> closed = new CompletableFuture<>();
    ClientCall<ModelInferRequest, ModelInferResponse> call = client.begin(AT_ONCE);
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

  private boolean hasRoom() {
    try {
      return client.isReady("faces", "");
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
      return false;
    }
  }
}
