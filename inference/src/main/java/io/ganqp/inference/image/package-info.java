/** Pixels and their encodings. Knows neither models nor HTTP. */
package io.ganqp.inference.image;
