package io.ganqp.operator.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object store that a pod calls.
 *
 * @param endpoint its URL; empty for AWS
 * @param secret whether a Secret has the credentials; otherwise the pod asks for an identity
 */
public record CalledStore(Optional<String> endpoint, boolean secret) {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** Read by itself: an environment may hold what is no URI. */
  private static final Pattern PORT = Pattern.compile("^https?://[^/]*:([0-9]{1,5})(/|$)");

  /** One by its settings, each null if absent. */
  public static CalledStore of(String endpoint, String secretName) {
    return new CalledStore(Optional.ofNullable(endpoint), secretName != null);
  }

  /** That it listens on, as far as the endpoint tells. */
  int port() {
    return endpoint.map(CalledStore::port).orElse(HTTPS);
  }

  /** The namespace whose pods answer for it, if they are in the cluster. */
  Optional<String> namespace(String own) {
    return endpoint.flatMap(e -> ClusterService.namespaceOf(e, own));
  }

  private static int port(String endpoint) {
    Matcher explicit = PORT.matcher(endpoint);
    if (explicit.find()) {
      return Integer.parseInt(explicit.group(1));
    }
    return endpoint.startsWith("http://") ? HTTP : HTTPS;
  }
}
