/** Statistics of few values, as pure functions. Knows nothing of trainings. */
package io.ganqp.trainer.comparison.statistic;
