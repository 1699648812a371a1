/**
 * A generator from its file to its pixels: found, confirmed by digest, checked for what it takes
 * and gives, run. Knows neither requests nor queues, and nothing of training.
 */
package io.ganqp.inference.model;
