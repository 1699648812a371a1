/**
 * What computes the networks, behind one narrow interface over flat parameters and plain NCHW
 * images. Knows the network package and nothing of losses, data or training.
 */
package io.ganqp.trainer.engine;
