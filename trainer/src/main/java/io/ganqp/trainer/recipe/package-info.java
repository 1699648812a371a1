/**
 * From what a user writes to how a training learns: what a specification leaves out is filled in as
 * the objective's paper has it, and becomes objective, constraint and optimizers. No data, no
 * engine and no state.
 */
package io.ganqp.trainer.recipe;
