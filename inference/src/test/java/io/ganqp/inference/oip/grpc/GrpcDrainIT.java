package io.ganqp.inference.oip.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.model.OnnxFixture;
import io.ganqp.inference.oip.grpc.wire.InferTensorContents;
import io.ganqp.inference.oip.grpc.wire.ModelInferRequest;
import io.ganqp.inference.oip.grpc.wire.ModelInferResponse;
import io.ganqp.inference.process.ServerProcess;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rolling update needs of a pod that clients of gRPC are connected to. */
class GrpcDrainIT {
  private static final int CALLS = 8;
  private static final int FACES = 16;

  @TempDir Path folder;

  @Test
  void callsUnderWayWhenItIsToldToEndAreAnswered() throws Exception {
    Path model =
        Files.write(folder.resolve("128.onnx"), OnnxFixture.dcgan(16, 32, 16, 16, 8, 8).bytes());
    int port = freePort();
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("localhost", port).usePlaintext().build();
    try (ServerProcess server =
        ServerProcess.start(
            model,
            Path.of("target", "grpc-drain.log"),
            Map.of("GANQP_GRPC_PORT", Integer.toString(port)))) {
      CountDownLatch first = new CountDownLatch(1);
      List<Future<ModelInferResponse>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        var call =
            ClientCalls.futureUnaryCall(
                channel.newCall(Methods.MODEL_INFER, CallOptions.DEFAULT), faces((long) i * FACES));
        call.addListener(first::countDown, Runnable::run);
        calls.add(call);
      }
      assertThat(first.await(1, TimeUnit.MINUTES)).isTrue();

      server.terminate();

      for (Future<ModelInferResponse> call : calls) {
        assertThat(call.get(1, TimeUnit.MINUTES).getRawOutputContentsCount()).isEqualTo(1);
      }
      assertThat(server.ended(Duration.ofMinutes(1))).as("the process ends").isTrue();
      assertThat(server.exitCode()).isEqualTo(128 + 15);
    } finally {
      channel.shutdownNow();
    }
  }

  private static ModelInferRequest faces(long firstSeed) {
    InferTensorContents.Builder seeds = InferTensorContents.newBuilder();
    LongStream.range(firstSeed, firstSeed + FACES).forEach(seeds::addInt64Contents);
    return GrpcClient.request(
            ModelInferRequest.InferInputTensor.newBuilder()
                .setName("seed")
                .setDatatype("INT64")
                .addShape(FACES)
                .setContents(seeds))
        .build();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
