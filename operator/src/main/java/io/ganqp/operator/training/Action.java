package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.ganqp.crds.v1alpha1.GanQpTraining;

/** What is to be done in the cluster. */
sealed interface Action {

  /** Write the ConfigMap and create the Job of the training. */
  record CreateJob() implements Action {}

  /** Write the ConfigMap again, which was lost or edited while its Job needs it. */
  record MendDocument() implements Action {}

  /**
   * Write the NetworkPolicy again, which was lost or edited while its Job needs it, or is from
   * before the administrator allowed something else.
   */
  record MendAccess() implements Action {}

  /**
   * Delete the Job and its pods, which save a checkpoint first.
   *
   * @param job the very one, not a namesake
   * @param why a sentence
   */
  record DeleteJob(Job job, String why) implements Action {}

  /**
   * Delete a pod of the Job, whose trainer has failed and which does not end by itself.
   *
   * @param pod the very one
   */
  record DeletePod(Pod pod) implements Action {}

  /**
   * Create the service that the training asks for, or give it what the training asks for now.
   *
   * @param inference desired
   * @param isNew whether there is none of that name
   */
  record ApplyServing(GenericKubernetesResource inference, boolean isNew) implements Action {}

  /** Delete the training itself: its time after the end is over. */
  record DeleteTraining(GanQpTraining training) implements Action {}
}
