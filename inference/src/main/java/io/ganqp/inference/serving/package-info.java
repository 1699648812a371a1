/**
 * Which model answers: loaded when it is there, leased to each request until its answer is made,
 * replaced and drained. Knows neither HTTP nor how faces are made.
 */
package io.ganqp.inference.serving;
