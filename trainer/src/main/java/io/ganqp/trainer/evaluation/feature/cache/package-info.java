/**
 * Features that are computed once and kept in a folder, such as those of the real images. Nothing
 * here computes features.
 */
package io.ganqp.trainer.evaluation.feature.cache;
