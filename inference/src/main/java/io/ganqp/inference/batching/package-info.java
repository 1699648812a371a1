/**
 * Runs the generator for many requests at once: a bounded queue, a few workers, batches of what
 * happens to wait. Knows neither HTTP nor where models come from.
 */
package io.ganqp.inference.batching;
