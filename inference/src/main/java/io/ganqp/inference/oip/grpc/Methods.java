package io.ganqp.inference.oip.grpc;

import com.google.protobuf.Message;
import io.ganqp.inference.oip.grpc.wire.ModelInferRequest;
import io.ganqp.inference.oip.grpc.wire.ModelInferResponse;
import io.ganqp.inference.oip.grpc.wire.ModelMetadataRequest;
import io.ganqp.inference.oip.grpc.wire.ModelMetadataResponse;
import io.ganqp.inference.oip.grpc.wire.ModelReadyRequest;
import io.ganqp.inference.oip.grpc.wire.ModelReadyResponse;
import io.ganqp.inference.oip.grpc.wire.ServerLiveRequest;
import io.ganqp.inference.oip.grpc.wire.ServerLiveResponse;
import io.ganqp.inference.oip.grpc.wire.ServerMetadataRequest;
import io.ganqp.inference.oip.grpc.wire.ServerMetadataResponse;
import io.ganqp.inference.oip.grpc.wire.ServerReadyRequest;
import io.ganqp.inference.oip.grpc.wire.ServerReadyResponse;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoUtils;

/** The methods of the protocol's service, each of one message and one answer. */
final class Methods {
  static final String SERVICE = "inference.GRPCInferenceService";

  static final MethodDescriptor<ServerLiveRequest, ServerLiveResponse> SERVER_LIVE =
      of(
          "ServerLive",
          ServerLiveRequest.getDefaultInstance(),
          ServerLiveResponse.getDefaultInstance());

  static final MethodDescriptor<ServerReadyRequest, ServerReadyResponse> SERVER_READY =
      of(
          "ServerReady",
          ServerReadyRequest.getDefaultInstance(),
          ServerReadyResponse.getDefaultInstance());

  static final MethodDescriptor<ServerMetadataRequest, ServerMetadataResponse> SERVER_METADATA =
      of(
          "ServerMetadata",
          ServerMetadataRequest.getDefaultInstance(),
          ServerMetadataResponse.getDefaultInstance());

  static final MethodDescriptor<ModelReadyRequest, ModelReadyResponse> MODEL_READY =
      of(
          "ModelReady",
          ModelReadyRequest.getDefaultInstance(),
          ModelReadyResponse.getDefaultInstance());

  static final MethodDescriptor<ModelMetadataRequest, ModelMetadataResponse> MODEL_METADATA =
      of(
          "ModelMetadata",
          ModelMetadataRequest.getDefaultInstance(),
          ModelMetadataResponse.getDefaultInstance());

  static final MethodDescriptor<ModelInferRequest, ModelInferResponse> MODEL_INFER =
      of(
          "ModelInfer",
          ModelInferRequest.getDefaultInstance(),
          ModelInferResponse.getDefaultInstance());

  private Methods() {}

  private static <Q extends Message, A extends Message> MethodDescriptor<Q, A> of(
      String name, Q asked, A answer) {
    return MethodDescriptor.<Q, A>newBuilder()
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
        .setRequestMarshaller(ProtoUtils.marshaller(asked))
        .setResponseMarshaller(ProtoUtils.marshaller(answer))
        .build();
  }
}
