/** The 5×5 convolution of stride 2 by Winograd's algorithm, made of products of matrices alone. */
package io.ganqp.trainer.engine.onednn.convolution.winograd;
