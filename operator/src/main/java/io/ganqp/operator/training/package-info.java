/**
 * Trainings: from a GanQpTraining to one Job, and from the Job, its pods and their words to the
 * status. {@link io.ganqp.operator.training.TrainingDecision} decides as a pure function; {@link
 * io.ganqp.operator.training.TrainingReconciler} observes, acts and records. Serving does not
 * enter, but for the GanQpInference that a training may ask for.
 */
package io.ganqp.operator.training;
