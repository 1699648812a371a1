package io.ganqp.operator.canary;

import io.ganqp.crds.v1alpha1.S3Access;
import io.ganqp.crds.v1alpha1.ServedModel;

/**
 * What is to be served.
 *
 * @param revision digest of its pod template
 * @param model in it
 * @param s3 how to reach the object store of the model; may be null
 * @param trainingName training that the model is of; null for a named file
 */
public record Candidate(String revision, ServedModel model, S3Access s3, String trainingName) {}
