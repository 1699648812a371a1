/**
 * The API: types of both kinds, the CRDs generated from them, and their validation. Knows nothing
 * of the other modules.
 */
package io.ganqp.crds;
