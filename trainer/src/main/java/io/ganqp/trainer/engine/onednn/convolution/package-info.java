/**
 * What all algorithms of a convolution have in common: its geometry, the three products that it is
 * made of, and its weights tap by tap.
 */
package io.ganqp.trainer.engine.onednn.convolution;
