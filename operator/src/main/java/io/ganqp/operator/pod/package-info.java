/**
 * What the pods of trainers and services have in common: labels, images, volumes and the
 * restrictions that they run under. Pure functions from a resource's settings to a pod template; no
 * client and no reconciler may enter.
 */
package io.ganqp.operator.pod;
