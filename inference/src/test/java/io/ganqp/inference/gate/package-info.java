/** The gate alone, and in front of the server. */
package io.ganqp.inference.gate;
