package io.ganqp.inference.rest;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpConnection;

/**
 * Content that is sent while it is made. If it fails, the connection ends before the content does.
 *
 * @param parts asked for one by one, each when the one before was sent
 * @param connection to its client
 */
record Streamed(Multi<byte[]> parts, HttpConnection connection) {}
