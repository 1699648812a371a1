package io.ganqp.trainer.dataset;

/** What became of one entry of a source. */
sealed interface ImageOutcome permits PreparedImage, Reject {}
