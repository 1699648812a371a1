package io.ganqp.crds.validation;

import com.google.re2j.Pattern;
import java.util.Map;

/** Checks metadata.name and metadata.namespace as the API server does for every kind. */
final class ResourceNames {

  static final String DEFAULT_NAMESPACE = "default";

  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
  private static final Pattern LABEL_PATTERN = Pattern.compile(LABEL);
  private static final Pattern SUBDOMAIN_PATTERN = Pattern.compile(SUBDOMAIN);

  private static final String NOT_A_LABEL =
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and"
          + " must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc',"
          + " regex used for validation is '"
          + LABEL
          + "')";
  private static final String NOT_A_SUBDOMAIN =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'example.com',"
          + " regex used for validation is '"
          + SUBDOMAIN
          + "')";

  static void check(Map<String, Object> metadata, FieldErrors errors) {
    if (!metadata.containsKey("name") || "".equals(metadata.get("name"))) {
      errors.required("metadata.name", "the store keeps results under this name");
    } else {
      check("metadata.name", metadata.get("name"), SUBDOMAIN_PATTERN, 253, NOT_A_SUBDOMAIN, errors);
    }
    check("metadata.namespace", metadata.get("namespace"), LABEL_PATTERN, 63, NOT_A_LABEL, errors);
  }

  private static void check(
      String path, Object value, Pattern pattern, int maximum, String detail, FieldErrors errors) {
    if (!(value instanceof String name)) {
      return;
    }
    if (name.length() > maximum) {
      errors.invalid(path, name, "must be no more than " + maximum + " bytes", "shorten it");
    } else if (!pattern.matches(name)) {
      errors.invalid(path, name, detail, "");
    }
  }

  private ResourceNames() {}
}
