/** Rows of numbers and texts, for people and for programs. Knows nothing of what they say. */
package io.ganqp.trainer.table;
