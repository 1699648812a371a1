/** The protocol over HTTP, by plain requests and by the clients that others use. */
package io.ganqp.inference.oip.http;
