/**
 * Convolutions multiplication by multiplication: oneDNN's direct kernels, in single precision or on
 * rounded operands, and what is faster for a few shapes.
 */
package io.ganqp.trainer.engine.onednn.convolution.direct;
