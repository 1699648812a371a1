/**
 * The metrics as pure functions of features: of two sets of vectors a few numbers, in double
 * precision and the same bits whatever the number of threads. No images, no networks, no files, no
 * names under which a number is reported.
 */
package io.ganqp.trainer.evaluation.metric;
