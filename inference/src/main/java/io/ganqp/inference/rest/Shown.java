package io.ganqp.inference.rest;

import io.ganqp.inference.batching.Arrangement;

/**
 * What an image shows.
 *
 * @param arrangement its faces
 * @param tag that part of the entity tag which stands for their seeds and order
 */
record Shown(Arrangement arrangement, String tag) {}
