/**
 * Cartoon faces drawn from CC0 vector art, so that a first training needs no data. Only drawing:
 * what becomes of the faces is not known here.
 */
package io.ganqp.trainer.dataset.builtin;
