/**
 * The API {@code ganqp.io/v1alpha1}: one record per block of a document, annotated with the schema
 * that the CRDs are generated from. No behaviour and no clients here.
 */
package io.ganqp.crds.v1alpha1;
