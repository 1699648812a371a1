/**
 * Pages of HTML that need no other file, no script and no network, for whatever is shown to people
 * as a whole: head, style and the blocks that they are made of. Knows no run, model or metric.
 */
package io.ganqp.trainer.monitor.page;
