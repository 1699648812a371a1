/**
 * Serves generators: what a GanQpInference stands for (Deployment, Service and their companions),
 * as pure functions of the resource, its training and what the cluster holds; and the reconciler
 * that brings it about. Knows trainings only by their resource, and nothing of Jobs.
 */
package io.ganqp.operator.inference;
