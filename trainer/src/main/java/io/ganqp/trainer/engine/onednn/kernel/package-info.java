/**
 * The CPU as oneDNN sees it, and compiled pieces of work on memory: a {@code Kernel} is one
 * primitive with its arguments, {@code Kernels} makes them, {@code StridedMatrices} are operands of
 * products.
 */
package io.ganqp.trainer.engine.onednn.kernel;
