/**
 * Turns a trained generator into one ONNX file that explains itself, confirms it against the
 * network it came from, and stores it. No training and no choice of what to export.
 */
package io.ganqp.trainer.export;
