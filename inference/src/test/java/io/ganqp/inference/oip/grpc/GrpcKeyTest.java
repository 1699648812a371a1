package io.ganqp.inference.oip.grpc;

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
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
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
