/**
 * Where a run stands, by HTTP: as JSON, as Prometheus has it, and the latest samples. Reads the
 * progress; never waits for training, nor training for it.
 */
package io.ganqp.trainer.monitor.server;
