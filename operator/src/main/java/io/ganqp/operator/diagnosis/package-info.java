/**
 * What is wrong with a pod, whoever made it: tables of what the scheduler, the node, the kubelet
 * and the containers say, read in one order. Pure functions from pods and events to a {@link
 * io.ganqp.operator.diagnosis.Trouble}; no client and no resource of ours may enter, and what a
 * trouble means for a training or a service is the business of those who ask.
 */
package io.ganqp.operator.diagnosis;
