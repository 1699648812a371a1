/**
 * One operation for each kind of layer, made of kernels and of convolution algorithms, and the way
 * of its parameters from and to the flat vectors.
 */
package io.ganqp.trainer.engine.onednn.layer;
