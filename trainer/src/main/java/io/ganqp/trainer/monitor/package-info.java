/**
 * Watching a run: what a person at a terminal, a metrics collector, an operator and a report are
 * told. Observers hear of the run and never change it; no networks, losses, data or stores here.
 */
package io.ganqp.trainer.monitor;
