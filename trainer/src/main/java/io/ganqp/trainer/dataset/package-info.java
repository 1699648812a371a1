/**
 * The training data: prepares the images of a source once, packs them, and serves batches. What an
 * encoded image is lies in {@code image}, where images come from in {@code source}. No network, no
 * loss, and no state of the training may enter.
 */
package io.ganqp.trainer.dataset;
