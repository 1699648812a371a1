/**
 * The divergences: pure functions from critic scores and distances to losses and their gradients.
 * No network, no data and no state may enter.
 */
package io.ganqp.trainer.objective;
