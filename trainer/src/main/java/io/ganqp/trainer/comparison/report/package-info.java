/** Tells a comparison: as JSON, tables, pictures and a page. Trains and measures nothing. */
package io.ganqp.trainer.comparison.report;
