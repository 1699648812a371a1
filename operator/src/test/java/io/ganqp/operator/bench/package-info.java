/** Harnesses that measure the packaged operator; run by hand, no test among them. */
package io.ganqp.operator.bench;
