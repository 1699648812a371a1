/**
 * From what a user writes to the trainings of a comparison. Starts nothing and measures nothing.
 */
package io.ganqp.trainer.comparison.plan;
