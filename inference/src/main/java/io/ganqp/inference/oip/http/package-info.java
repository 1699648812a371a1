/**
 * The Open Inference Protocol over HTTP: JSON, and the extension that sends tensors as bytes after
 * it. What is asked of the model is no matter of this room.
 */
package io.ganqp.inference.oip.http;
