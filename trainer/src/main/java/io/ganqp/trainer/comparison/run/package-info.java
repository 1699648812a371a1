/**
 * Runs the trainings of a comparison and measures their models: processes, folders, what is done
 * and what is left. Knows nothing of tables and pictures.
 */
package io.ganqp.trainer.comparison.run;
