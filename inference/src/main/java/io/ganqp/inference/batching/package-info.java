/**
 * Runs a generator for many requests at once: a bounded queue, a few workers, batches of what
 * happens to wait. What a run gives goes to the sink of each request. Knows neither HTTP nor where
 * models come from, nor that one may follow another.
 */
package io.ganqp.inference.batching;
