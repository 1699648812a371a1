package io.ganqp.inference.oip.grpc;

import io.ganqp.inference.oip.Inference;
import io.ganqp.inference.oip.ModelAddress;
import io.ganqp.inference.oip.TensorMemory;
import io.ganqp.inference.oip.UnknownModelException;
import io.ganqp.inference.oip.grpc.wire.ModelInferRequest;
import io.ganqp.inference.oip.grpc.wire.ModelInferResponse;
import io.ganqp.inference.oip.grpc.wire.ModelMetadataRequest;
import io.ganqp.inference.oip.grpc.wire.ModelMetadataResponse;
import io.ganqp.inference.oip.grpc.wire.ModelReadyRequest;
import io.ganqp.inference.oip.grpc.wire.ModelReadyResponse;
import io.ganqp.inference.oip.grpc.wire.ServerLiveResponse;
import io.ganqp.inference.oip.grpc.wire.ServerMetadataResponse;
import io.ganqp.inference.oip.grpc.wire.ServerReadyResponse;
import io.ganqp.inference.serving.ModelNotReadyException;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.function.Function;

/** The calls of the protocol, each of one message and one answer. */
final class Calls {
  private final Inference inference;
  private final TensorMemory memory;
  private final ServerMetadataResponse server;

  Calls(Inference inference, TensorMemory memory, String version) {
    this.inference = inference;
    this.memory = memory;
    this.server = ServerMetadataResponse.newBuilder().setName("ganqp").setVersion(version).build();
  }

  ServerServiceDefinition definition() {
    return ServerServiceDefinition.builder(Methods.SERVICE)
        .addMethod(
            Methods.SERVER_LIVE,
            answering(asked -> ServerLiveResponse.newBuilder().setLive(true).build()))
        .addMethod(
            Methods.SERVER_READY,
            answering(
                asked -> ServerReadyResponse.newBuilder().setReady(inference.ready()).build()))
        .addMethod(Methods.SERVER_METADATA, answering(asked -> server))
        .addMethod(Methods.MODEL_READY, answering(this::ready))
        .addMethod(Methods.MODEL_METADATA, answering(this::metadata))
        .addMethod(
            Methods.MODEL_INFER.toBuilder(new Bytes(), Methods.MODEL_INFER.getResponseMarshaller())
                .build(),
            ServerCalls.asyncUnaryCall(
                (asked, client) ->
                    infer(asked, (ServerCallStreamObserver<ModelInferResponse>) client)))
        .build();
  }

  private ModelReadyResponse ready(ModelReadyRequest asked) {
    boolean ready;
    try {
      inference.model(Requests.address(asked.getName(), asked.getVersion()));
      ready = true;
    } catch (UnknownModelException | ModelNotReadyException e) {
      ready = false;
    }
    return ModelReadyResponse.newBuilder().setReady(ready).build();
  }

  private ModelMetadataResponse metadata(ModelMetadataRequest asked) {
    ModelAddress address = Requests.address(asked.getName(), asked.getVersion());
    return Answers.of(inference.name(), inference.model(address));
  }

  private void infer(byte[] message, ServerCallStreamObserver<ModelInferResponse> client) {
    TensorMemory.Share share = memory.share();
    client.setOnCloseHandler(share::release);
    Cancellable work =
        Uni.createFrom()
            .deferred(
                () -> {
                  ModelInferRequest asked = BoundedMessage.parse(message);
                  return inference.infer(
                      Requests.address(asked.getModelName(), asked.getModelVersion()),
                      Requests.of(asked),
                      share,
                      Answers::of);
                })
            .subscribe()
            .with(
                answer -> {
                  client.onNext(answer);
                  client.onCompleted();
                },
                e -> {
                  share.release();
                  client.onError(Failures.of(e));
                });
    client.setOnCancelHandler(
        () -> {
          work.cancel();
          share.release();
        });
  }

  private static <Q, A> ServerCallHandler<Q, A> answering(Function<Q, A> answer) {
    return ServerCalls.asyncUnaryCall(
        (asked, client) -> {
          try {
            client.onNext(answer.apply(asked));
            client.onCompleted();
          } catch (RuntimeException e) {
            client.onError(Failures.of(e));
          }
        });
  }
}
