/**
 * Watching a run, room by room: what a person at a terminal, a collector of metrics, an operator
 * and a report are told. {@code event} is what training tells; the other rooms listen and never
 * change the run. No networks, losses or data here.
 */
package io.ganqp.trainer.monitor;
