/**
 * Tries in small, before the first iteration, what a run needs hours later: memory, disk space, the
 * store, an export, an image. Trains nothing and keeps nothing.
 */
package io.ganqp.trainer.preflight;
