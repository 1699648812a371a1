/** Requests that nobody would send, to all that the service has. */
package io.ganqp.inference.fuzz;
