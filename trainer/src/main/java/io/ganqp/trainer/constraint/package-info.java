/**
 * What holds a critic to a Lipschitz constraint, or near it: gradient penalties, spectral
 * normalisation, weight clipping. Pure parts over plans and flat parameters; knows nothing of
 * losses, data, training or random numbers but initial ones.
 */
package io.ganqp.trainer.constraint;
