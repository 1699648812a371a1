/** A real API server with the committed CRDs, for the tests of all rooms. */
package io.ganqp.operator.cluster;
