/** Benchmarks of the trainer, by what other rooms see of it; none is run by the tests. */
package io.ganqp.trainer.bench;
