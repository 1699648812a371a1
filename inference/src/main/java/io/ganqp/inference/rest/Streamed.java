package io.ganqp.inference.rest;

import io.smallrye.mutiny.Multi;

/**
 * Content that is sent while it is made. If it fails, the connection ends before the content does.
 *
 * @param parts each made when the one before was sent
 */
record Streamed(Multi<byte[]> parts) {}
