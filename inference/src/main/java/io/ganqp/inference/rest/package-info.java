/**
 * HTTP: what is asked and what is answered, and how each error reads. No pixels are touched here
 * and nothing blocks.
 */
package io.ganqp.inference.rest;
