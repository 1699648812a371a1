/**
 * What a trainer's process tells whoever runs it: where its run stands, and how it ended. No HTTP,
 * no files, nothing of what either side does with it.
 */
package io.ganqp.contract.run;
