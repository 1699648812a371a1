/**
 * Answers that are a pure function of their name: kept while there is room, and made once for all
 * who ask at the same time. Knows neither models nor HTTP.
 */
package io.ganqp.inference.cache;
