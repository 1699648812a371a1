package io.ganqp.trainer.constraint;

/**
 * How steep a critic is at the points of a penalty.
 *
 * @param penalty value of the penalty
 * @param mean norm of the critic's gradient, over the points that take part
 * @param maximum norm among them
 */
public record GradientNorms(double penalty, double mean, double maximum) {}
