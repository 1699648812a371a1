/** Serves a generator: latents in, faces out. Knows nothing of training. */
package io.ganqp.inference;
