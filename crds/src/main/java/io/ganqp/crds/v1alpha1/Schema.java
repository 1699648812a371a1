package io.ganqp.crds.v1alpha1;

/** Constants that several schema annotations share. */
final class Schema {

  /** Group and version of both kinds, as in a document's {@code apiVersion}. */
  static final String GROUP = "ganqp.io";

  static final String VERSION = "v1alpha1";

  /** A DNS-1123 subdomain, the form of most names in Kubernetes (RE2). */
  static final String DNS_SUBDOMAIN =
      "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

  /** A DNS-1123 label. */
  static final String DNS_LABEL = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

  /** The address of an HTTP server. */
  static final String HTTP_URL = "^https?://.+$";

  private Schema() {}
}
