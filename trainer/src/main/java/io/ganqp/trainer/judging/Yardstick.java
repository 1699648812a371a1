package io.ganqp.trainer.judging;

import io.ganqp.contract.metric.Direction;

/**
 * What the values of a metric are to be read with.
 *
 * @param metric its name
 * @param direction which values are the better ones
 * @param images that it compares, in words
 * @param floor what one half of the real images measures against the other, as a perfect generator
 *     would by so few; null where that means nothing
 */
public record Yardstick(String metric, Direction direction, String images, Double floor) {}
