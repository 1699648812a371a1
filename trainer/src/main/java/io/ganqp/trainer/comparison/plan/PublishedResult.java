package io.ganqp.trainer.comparison.plan;

/**
 * A result that others have published: shown, never computed with.
 *
 * @param name of what was measured
 * @param metric as its source calls it
 * @param value of that
 * @param source where it was published
 */
public record PublishedResult(String name, String metric, double value, String source) {}
