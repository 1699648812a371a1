/**
 * The Open Inference Protocol over gRPC, on a port of its own, where one is configured: without one
 * nothing of it is loaded. Holds clients to what the gate holds them to over HTTP. What is asked of
 * the model is no matter of this room.
 */
package io.ganqp.inference.oip.grpc;
