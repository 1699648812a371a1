/**
 * The Open Inference Protocol, version 2, whatever carries it: tensors in, tensors out, by the
 * model that is served. Knows neither HTTP nor gRPC; its ways in are rooms of their own.
 */
package io.ganqp.inference.oip;
