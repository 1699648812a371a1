/**
 * Looks at the weights in an ONNX file, tensor by tensor: what they are and how they are
 * distributed. Runs no network and changes no file.
 */
package io.ganqp.trainer.weights;
