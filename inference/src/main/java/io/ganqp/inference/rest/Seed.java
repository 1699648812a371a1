package io.ganqp.inference.rest;

/**
 * Where an image begins.
 *
 * @param value any 64-bit integer
 * @param given whether the client named it; if not, it was drawn
 */
record Seed(long value, boolean given) {}
