/**
 * What the trainer writes and the service reads: a store of keyed files, its layout, and the
 * records that name a model and confirm it by digest. No network arithmetic, no ONNX, no HTTP.
 */
package io.ganqp.contract.store;
