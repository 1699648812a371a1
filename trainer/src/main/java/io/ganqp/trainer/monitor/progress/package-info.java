/**
 * Where a run stands at this moment, and what it says last. Remembers events; serves and draws
 * nothing.
 */
package io.ganqp.trainer.monitor.progress;
