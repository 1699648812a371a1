package io.ganqp.inference.rest;

import io.ganqp.inference.Quoted;
import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.image.ImageFormat;
import io.ganqp.inference.model.Truncation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** The parameters of a request, each read strictly: none is guessed, ignored or corrected. */
final class Query {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

  private static final String ANY_SEED =
      "a whole number from -9223372036854775808 to 9223372036854775807";

  private static final Pattern DIGEST_PREFIX = Pattern.compile("[0-9a-f]{8,64}");

  private static final String FORMAT = "format";
  private static final String DELAY = "delay";

  /** Browsers show a shorter one longer than it says. */
  private static final int SHORTEST_FRAME = 20;

  private static final int LONGEST_FRAME = 10_000;
  private static final int STANDARD_FRAME = 80;

  private final Map<String, List<String>> values;

  /**
   * Takes the parameters of a request.
   *
   * @param values as sent, decoded
   * @param known what may be among them
   * @throws InvalidParameterException for one that is not known, or sent twice
   */
  Query(Map<String, List<String>> values, SortedSet<String> known) {
    this.values = values;
    values.forEach(
        (name, sent) -> {
          if (!known.contains(name)) {
            throw new InvalidParameterException(
                Quoted.shorten(name),
                "\"%s\" is not a parameter here; there are %s."
                    .formatted(Quoted.shorten(name), list(known)));
          }
          if (sent.size() != 1) {
            throw new InvalidParameterException(
                name, "%s is given %d times; give it once.".formatted(name, sent.size()));
          }
        });
  }

  /** Any 64-bit integer. */
  OptionalLong seed(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      if (INTEGER.matcher(text.get()).matches()) {
        return OptionalLong.of(Long.parseLong(text.get()));
      }
    } catch (NumberFormatException e) {
      // Nineteen digits, but too large: the same message as for anything else.
    }
    throw invalid(name, text.get(), ANY_SEED);
  }

  /** Any 64-bit integer, which must be there. */
  long requiredSeed(String name) {
    return seed(name)
        .orElseThrow(
            () ->
                new InvalidParameterException(
                    name, "%s is missing, expected %s.".formatted(name, ANY_SEED)));
  }

  /** ψ in (0, 1], compared before it is rounded to a float; 1 if there is none. */
  float truncation() {
    Optional<String> text = text("truncation");
    if (text.isEmpty()) {
      return 1f;
    }
    return Truncation.parse(text.get())
        .orElseThrow(() -> invalid("truncation", text.get(), Truncation.EXPECTED));
  }

  /** A count between 1 and {@code largest}. */
  int count(String name, int standard, int largest) {
    return countIfGiven(name, 1, largest).orElse(standard);
  }

  /** A count between {@code smallest} and {@code largest}, if there is one. */
  OptionalInt countIfGiven(String name, int smallest, int largest) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (text.get().matches("[0-9]{1,9}")) {
      int count = Integer.parseInt(text.get());
      if (count >= smallest && count <= largest) {
        return OptionalInt.of(count);
      }
    }
    throw invalid(name, text.get(), "a whole number from %d to %d".formatted(smallest, largest));
  }

  /**
   * By {@code format}, else by the Accept header.
   *
   * @throws NotAcceptableFormatException if the header decides, and leaves nothing
   */
  Encoding encoding(String accept) {
    return encoding(accept, "png or jpeg");
  }

  /** All faces in one image; fails like {@link #encoding}. */
  Rendering still(String accept) {
    return new Still(encoding(accept));
  }

  /**
   * The same, or an animation: by {@code format} alone, since browsers accept one wherever they
   * accept an image.
   */
  Rendering stillOrAnimation(String accept) {
    OptionalInt frameMillis = countIfGiven(DELAY, SHORTEST_FRAME, LONGEST_FRAME);
    if (animated()) {
      var unused = quality();
      return new Animation(frameMillis.orElse(STANDARD_FRAME));
    }
    if (frameMillis.isPresent()) {
      throw new InvalidParameterException(
          DELAY, "delay is for an animation alone; add format=apng, or leave delay out.");
    }
    return new Still(encoding(accept, "png, jpeg or apng"));
  }

  /** Whether an animation is asked for. */
  boolean animated() {
    return text(FORMAT).filter(Animation.FORMAT::equals).isPresent();
  }

  private Encoding encoding(String accept, String expected) {
    ImageFormat format =
        text(FORMAT)
            .map(text -> format(text, expected))
            .or(() -> Accept.prefer(accept))
            .orElseThrow(() -> new NotAcceptableFormatException(accept));
    return new Encoding(format, quality());
  }

  /** Which model is wanted. */
  ModelCondition model() {
    Optional<String> digits = text("model");
    digits
        .filter(text -> !DIGEST_PREFIX.matcher(text).matches())
        .ifPresent(
            text -> {
              throw invalid(
                  "model", text, "the first 8 to 64 hexadecimal digits of a model's sha256");
            });
    return new ModelCondition(digits);
  }

  private static String list(SortedSet<String> known) {
    return known.isEmpty() ? "none in the query: send them as content" : String.join(", ", known);
  }

  private int quality() {
    return count("quality", Encoding.DEFAULT_QUALITY, 100);
  }

  private static ImageFormat format(String text, String expected) {
    return switch (text) {
      case "png" -> ImageFormat.PNG;
      case "jpeg", "jpg" -> ImageFormat.JPEG;
      default -> throw invalid(FORMAT, text, expected);
    };
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(sent -> sent.get(0));
  }

  private static InvalidParameterException invalid(String name, String text, String expected) {
    return new InvalidParameterException(
        name, "%s is \"%s\", expected %s.".formatted(name, Quoted.shorten(text), expected));
  }
}
