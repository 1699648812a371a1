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

  /** The address of an HTTP server, with a path or without, and with nothing else. */
  static final String HTTP_URL =
      "^https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(:[1-9][0-9]{0,4})?(/[A-Za-z0-9._~/-]*)?$";

  /** The characters of a bucket's name. */
  static final String BUCKET = "[a-z0-9][a-z0-9.-]*[a-z0-9]";

  /** What S3 does not take for a name even so: two dots, Punycode, an address. */
  static final String NO_BUCKET = "[^/]*[.][.]|xn--|([0-9]+[.]){3}[0-9]+(/|$)";

  /** "." and ".." among the parts of a key, which some clients and servers resolve. */
  static final String DOTS = "(^|/)[.][.]?(/|$)";

  /** What is in a prefix that no store can be under. */
  static final String NO_KEY = "[^A-Za-z0-9._/-]|(^|/)[.]([^./]|[.][^/])|//";

  /** Says so. */
  static final String STORE_PREFIX =
      "a store is under letters, digits and . _ - between single slashes, no part beginning with a"
          + " dot: rename the prefix";

  /** Says why an ONNX file is nothing to begin a training with. */
  static final String NO_CRITIC =
      "an ONNX file holds a generator without its critic: name the folder of the training, which"
          + " has checkpoints";

  /** A size of a volume: more than nothing. */
  static final String BYTES = "^[1-9][0-9]{0,14}(Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)?$";

  /** The last user or group that Kubernetes takes. */
  static final long LAST_ID = Integer.MAX_VALUE;

  private Schema() {}
}
