package io.ganqp.inference.oip.http;

import java.util.List;

/**
 * What the server says of itself.
 *
 * @param name of it
 * @param version of it
 * @param extensions of the protocol that it has
 */
public record ServerMetadata(String name, String version, List<String> extensions) {}
