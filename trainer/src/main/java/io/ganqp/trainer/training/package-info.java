/**
 * The loop: critic steps, generator steps, evaluations, checkpoints, and the way back when it
 * diverges. Reads like the algorithm; arithmetic belongs to the engine, I/O to store and monitor.
 */
package io.ganqp.trainer.training;
