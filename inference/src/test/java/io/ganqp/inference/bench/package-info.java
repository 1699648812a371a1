/** What serving costs, measured; run by hand, never by the test command. */
package io.ganqp.inference.bench;
