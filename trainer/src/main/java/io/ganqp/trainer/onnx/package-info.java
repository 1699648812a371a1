/**
 * Runs ONNX files with ONNX Runtime: any network of one float tensor in and one out, and
 * generators. No making of such files, and nothing of what their values mean.
 */
package io.ganqp.trainer.onnx;
