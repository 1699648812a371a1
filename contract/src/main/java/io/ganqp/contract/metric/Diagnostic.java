package io.ganqp.contract.metric;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A figure that a training gives at every iteration beside its losses: what it is called, and what
 * it means to people.
 *
 * @param name in files and messages: a letter, then at most 63 letters and digits
 * @param title for people
 * @param meaning in a sentence
 * @param reference the value that it is to be compared with; null for none
 */
public record Diagnostic(String name, String title, String meaning, Double reference) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

  public Diagnostic {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          ("\"%s\" cannot name a diagnostic: use a letter, then letters and digits, 64 characters at"
                  + " most")
              .formatted(name));
    }
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(meaning, "meaning");
  }

  /** One with nothing to compare it with. */
  public Diagnostic(String name, String title, String meaning) {
    this(name, title, meaning, null);
  }

  /** Whether a diagnostic can have that name. */
  public static boolean isName(String name) {
    return name != null && NAME.matcher(name).matches();
  }
}
