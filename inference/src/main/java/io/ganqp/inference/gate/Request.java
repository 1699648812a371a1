package io.ganqp.inference.gate;

import io.netty.buffer.ByteBuf;

/**
 * A request that has arrived as a whole.
 *
 * @param head of it
 * @param bytes for the server, owned by whoever has this
 * @param content how many of them are content
 */
record Request(Head head, ByteBuf bytes, int content) {}
