/**
 * What the models of a training are judged by: the real images of its data set and their features,
 * the metrics that its specification asks for, and which value makes a model the best. No networks
 * of the training, no store.
 */
package io.ganqp.trainer.judging;
