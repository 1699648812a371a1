/**
 * The theory as experiments: what each divergence measures between two points, what its critic
 * obeys, and what small networks in two dimensions learn by it. Plain double arithmetic and the
 * divergences; no engine, no data set and no training of faces may enter.
 */
package io.ganqp.trainer.study;
