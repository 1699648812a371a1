package io.ganqp.inference.oip;

import io.ganqp.inference.Quoted;
import io.ganqp.inference.model.ModelFacts;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which model a client means.
 *
 * @param name of it
 * @param version of it; empty for the one that is served
 */
public record ModelAddress(String name, Optional<String> version) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{8,64}");
  private static final int VERSION_DIGITS = 16;

  /** The version of a model: the first digits of its sha256. */
  public static String version(ModelFacts model) {
    return model.sha256().substring(0, VERSION_DIGITS);
  }

  /**
   * Goes on if it can be the model that is served.
   *
   * @throws UnknownModelException if it can't
   */
  void expectName(String served) {
    if (!name.equals(served)) {
      throw new UnknownModelException(
          "There is no model \"%s\", there is %s.".formatted(Quoted.shorten(name), served));
    }
  }

  /**
   * The same of its version.
   *
   * @throws UnknownModelException if it can't
   */
  void expectVersion(ModelFacts served) {
    if (version.isPresent() && !isVersion(version.get(), served.sha256())) {
      throw new UnknownModelException(
          ("There is no version \"%s\" of the model %s, there is %s; a version is the"
                  + " first 8 or more digits of a model's sha256.")
              .formatted(Quoted.shorten(version.get()), name, version(served)));
    }
  }

  private static boolean isVersion(String digits, String sha256) {
    return DIGITS.matcher(digits).matches() && sha256.startsWith(digits);
  }
}
