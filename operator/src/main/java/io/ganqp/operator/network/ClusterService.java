package io.ganqp.operator.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads of an endpoint's address whether it is that of a Service in the cluster. */
final class ClusterService {

  /** A Service's name, and its namespace where it is said. */
  private static final Pattern SERVICE =
      Pattern.compile(
          "^https?://[a-z][a-z0-9-]*(?:\\.([a-z0-9][a-z0-9-]*)(?:\\.svc(?:\\..*)?)?)?(?::[0-9]+)?(?:/.*)?$");

  private ClusterService() {}

  /**
   * The namespace of the Service that an endpoint names, if it does. The pods behind it may listen
   * on another port than the Service, and only they know which.
   */
  static Optional<String> namespaceOf(String endpoint, String own) {
    Matcher service = SERVICE.matcher(endpoint);
    return service.matches()
        ? Optional.of(Optional.ofNullable(service.group(1)).orElse(own))
        : Optional.empty();
  }
}
