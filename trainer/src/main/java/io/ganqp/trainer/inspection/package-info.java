/**
 * A finished generator, looked at from all sides: faces, what truncation and interpolation make of
 * them, its metrics beside its nearest training images, its weights and where it comes from, as a
 * page for people and as JSON. Chooses no model, trains none, and does not know where they are
 * kept.
 */
package io.ganqp.trainer.inspection;
