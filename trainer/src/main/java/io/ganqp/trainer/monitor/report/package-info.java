/**
 * A run on one HTML page, made from what it left in its store: curves, grids, settings. Knows no
 * run that is still going on.
 */
package io.ganqp.trainer.monitor.report;
