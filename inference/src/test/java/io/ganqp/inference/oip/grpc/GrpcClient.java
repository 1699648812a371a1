package io.ganqp.inference.oip.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.ganqp.inference.oip.grpc.wire.InferParameter;
import io.ganqp.inference.oip.grpc.wire.InferTensorContents;
import io.ganqp.inference.oip.grpc.wire.ModelInferRequest;
import io.ganqp.inference.oip.grpc.wire.ModelReadyRequest;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;

/** Calls the service, and puts messages together. */
final class GrpcClient implements AutoCloseable {
  private final ManagedChannel channel;

  GrpcClient(int port) {
    this(port, new Metadata());
  }

  /**
   * @param headers of each of its calls
   */
  GrpcClient(int port, Metadata headers) {
    channel =
        NettyChannelBuilder.forAddress("localhost", port)
            .usePlaintext()
            .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
            .build();
  }

  <Q extends Message, A extends Message> A call(MethodDescriptor<Q, A> method, Q asked) {
    return ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, asked);
  }

  boolean isReady(String model, String version) {
    return call(
            Methods.MODEL_READY,
            ModelReadyRequest.newBuilder().setName(model).setVersion(version).build())
        .getReady();
  }

  ByteString image(ModelInferRequest.Builder request) {
    return call(Methods.MODEL_INFER, request.build()).getRawOutputContents(0);
  }

  void expectRefusal(Status.Code code, String words, ModelInferRequest.Builder request) {
    StatusRuntimeException refusal =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> call(Methods.MODEL_INFER, request.build()));
    assertThat(refusal.getStatus().getCode()).as(words).isEqualTo(code);
    assertThat(refusal.getStatus().getDescription()).contains(words);
  }

  /** A call of any kind. */
  <Q extends Message, A extends Message> ClientCall<Q, A> begin(MethodDescriptor<Q, A> method) {
    return channel.newCall(method, CallOptions.DEFAULT);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  /** For the face of a seed. */
  static ModelInferRequest.Builder seeds(long seed) {
    return request(
        ModelInferRequest.InferInputTensor.newBuilder()
            .setName("seed")
            .setDatatype("INT64")
            .addShape(1)
            .setContents(InferTensorContents.newBuilder().addInt64Contents(seed)));
  }

  static ModelInferRequest.InferInputTensor.Builder latent() {
    return ModelInferRequest.InferInputTensor.newBuilder()
        .setName("z")
        .setDatatype("FP32")
        .addShape(1)
        .addShape(16);
  }

  static ModelInferRequest.Builder request(ModelInferRequest.InferInputTensor.Builder input) {
    return ModelInferRequest.newBuilder().setModelName("faces").addInputs(input);
  }

  static ModelInferRequest.InferRequestedOutputTensor.Builder output(String name) {
    return ModelInferRequest.InferRequestedOutputTensor.newBuilder().setName(name);
  }

  static InferParameter text(String value) {
    return InferParameter.newBuilder().setStringParam(value).build();
  }
}
