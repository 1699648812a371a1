/**
 * Reads documents of the API without a cluster and judges them as the API server does: by the
 * structural schema and the CEL rules of the committed CRDs, in the same words. No rule about a
 * field may be written here; it belongs into the types.
 */
package io.ganqp.crds.validation;
