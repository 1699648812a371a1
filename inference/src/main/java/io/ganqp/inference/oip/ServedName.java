package io.ganqp.inference.oip;

import io.ganqp.inference.Quoted;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.regex.Pattern;

/** The name of the model in the protocol, which is a part of paths as it is. */
final class ServedName {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private ServedName() {}

  /**
   * The same name.
   *
   * @throws ConfigurationException if it would be another one in a path
   */
  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new ConfigurationException(
          ("GANQP_MODEL_NAME is \"%s\"; it has to be a letter or digit, then letters, digits and ."
                  + " _ -, 128 characters at most, since paths name the model.")
              .formatted(Quoted.shorten(name)));
    }
    return name;
  }
}
