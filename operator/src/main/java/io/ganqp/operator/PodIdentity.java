package io.ganqp.operator;

/**
 * Which pod this process is.
 *
 * @param namespace POD_NAMESPACE, or the one of the client's configuration
 * @param name the host name, which is the pod's
 */
record PodIdentity(String namespace, String name) {}
