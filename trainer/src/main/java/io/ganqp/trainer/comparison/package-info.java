/**
 * Compares objectives: trainings of each, of several seeds, side by side and told honestly. Trains
 * and measures by starting this program, as anyone would who repeats a row.
 */
package io.ganqp.trainer.comparison;
