package io.ganqp.operator.canary;

/**
 * Why a candidate is taken back.
 *
 * @param reason of the condition
 * @param message the cluster's or the service's own words
 */
public record CanaryFault(String reason, String message) {}
