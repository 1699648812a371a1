/**
 * What stands between a connection and the server: how many connections there are, how long they
 * may take, which bytes are a request at all, and what is refused before anything is made of it. No
 * parameter is read and no image known here.
 */
package io.ganqp.inference.gate;
