/**
 * What files hold, known by their SHA-256 and remembered between runs, so that a large data set is
 * not read again to find that nothing has changed. No image is known here, and no archive.
 */
package io.ganqp.trainer.dataset.content;
