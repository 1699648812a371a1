package io.ganqp.trainer.monitor.report;

/**
 * What a report says of a metric beside its values.
 *
 * @param meaning in some words
 * @param floor what real images measure against real ones; null where that means nothing
 */
public record MetricNote(String meaning, Double floor) {}
