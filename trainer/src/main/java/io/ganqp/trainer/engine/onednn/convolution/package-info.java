/**
 * What all algorithms of a convolution have in common: its geometry, the products that are wanted
 * of it, and its weights tap by tap.
 */
package io.ganqp.trainer.engine.onednn.convolution;
