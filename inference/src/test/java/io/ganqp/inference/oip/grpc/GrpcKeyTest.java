package io.ganqp.inference.oip.grpc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ganqp.inference.access.Guarded;
import io.ganqp.inference.oip.grpc.wire.ModelReadyRequest;
import io.ganqp.inference.oip.grpc.wire.ServerReadyRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may ask over gRPC, where a key is needed. */
@QuarkusTest
@TestProfile(Guarded.class)
class GrpcKeyTest {
  private static final Metadata.Key<String> RETRY_AFTER = key("retry-after");

  @Inject GrpcEndpoint endpoint;
  private ManagedChannel channel;

  @BeforeEach
  void connect() {
    int port = endpoint.port().orElseThrow();
    channel = NettyChannelBuilder.forAddress("localhost", port).usePlaintext().build();
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  @Test
  void aCallWithoutTheKeyIsRefused() {
    for (Channel client : new Channel[] {channel, with("Bearer wrong-key")}) {
      StatusRuntimeException refusal =
          catchThrowableOfType(StatusRuntimeException.class, () -> modelReady(client));

      assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
      assertThat(refusal.getStatus().getDescription()).contains("authorization: Bearer KEY");
    }
  }

  @Test
  void aCallWithTheKeyIsAnswered() {
    assertThat(modelReady(with(Guarded.AUTHORIZATION))).isTrue();
  }

  @Test
  void whoeverTriesKeysIsSlowedDownAsOverHttp() {
    Channel attempts = with("Bearer wrong-key", "2001:db8:9::1");
    Status refusal = Status.OK;
    for (int i = 0; i < 1000 && refusal.getCode() != Status.Code.RESOURCE_EXHAUSTED; i++) {
      StatusRuntimeException e =
          catchThrowableOfType(StatusRuntimeException.class, () -> modelReady(attempts));
      refusal = e.getStatus();
      assertThat(refusal.getCode())
          .isIn(Status.Code.UNAUTHENTICATED, Status.Code.RESOURCE_EXHAUSTED);
      assertThat(e.getTrailers().containsKey(RETRY_AFTER))
          .isEqualTo(refusal.getCode() == Status.Code.RESOURCE_EXHAUSTED);
    }

    assertThat(refusal.getDescription()).contains("GANQP_CLIENT_RATE");
    assertThat(modelReady(with(Guarded.AUTHORIZATION, "2001:db8:9:1::1"))).isTrue();
  }

  @Test
  void aClientWithTheKeyIsHeldToItsRateAsOverHttp() {
    Channel client = with(Guarded.AUTHORIZATION, "2001:db8:9:2::1");

    StatusRuntimeException refusal =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> {
              for (int i = 0; i < 1000; i++) {
                assertThat(modelReady(client)).isTrue();
              }
            });

    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.getStatus().getDescription()).contains("asks too often (GANQP_CLIENT_RATE)");
    assertThat(refusal.getTrailers().containsKey(RETRY_AFTER)).isTrue();
    assertThat(given().header("Authorization", Guarded.AUTHORIZATION).get("/q/metrics").asString())
        .containsPattern("ganqp_grpc_refused_total\\{status=\"RESOURCE_EXHAUSTED\"} [1-9]");
  }

  @Test
  void aProbeNeedsNone() {
    assertThat(
            ClientCalls.blockingUnaryCall(
                    channel,
                    Methods.SERVER_READY,
                    CallOptions.DEFAULT,
                    ServerReadyRequest.getDefaultInstance())
                .getReady())
        .isTrue();
  }

  private Channel with(String authorization) {
    return with(authorization, "2001:db8:8::1");
  }

  private Channel with(String authorization, String address) {
    Metadata headers = new Metadata();
    headers.put(key("authorization"), authorization);
    headers.put(key(Guarded.CLIENT), address);
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  private static boolean modelReady(Channel client) {
    return ClientCalls.blockingUnaryCall(
            client,
            Methods.MODEL_READY,
            CallOptions.DEFAULT,
            ModelReadyRequest.newBuilder().setName("faces").build())
        .getReady();
  }
}
