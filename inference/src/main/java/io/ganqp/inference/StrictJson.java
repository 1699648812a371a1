package io.ganqp.inference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads JSON that clients send: one value in UTF-8, no name twice, numbers exactly, and no more of
 * it than is told, as each token becomes an object in memory.
 */
public final class StrictJson {
  private static final int MOST_DIGITS = 128;
  private static final int DEEPEST = 16;

  private final ObjectReader reader;

  private StrictJson(ObjectReader reader) {
    this.reader = reader;
  }

  /**
   * A reader.
   *
   * @param most tokens that a value may have
   */
  public static StrictJson ofAtMost(long most) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxTokenCount(most)
            .maxNumberLength(MOST_DIGITS)
            .maxNestingDepth(DEEPEST)
            .build();
    return new StrictJson(
        JsonMapper.builder(
                JsonFactory.builder()
                    // It is UTF-8 (RFC 8259, section 8.1), whatever its first bytes look like.
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .streamReadConstraints(limits)
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader());
  }

  /**
   * The value that so many bytes are.
   *
   * @throws InvalidJsonException if they are none, or more than is taken
   */
  public JsonNode read(byte[] content, int length) throws InvalidJsonException {
    try {
      return reader.readTree(content, 0, length);
    } catch (JsonProcessingException e) {
      throw new InvalidJsonException(Quoted.shorten(e.getOriginalMessage()));
    } catch (NumberFormatException e) {
      // Jackson lets an exponent through that is beyond what a BigDecimal has.
      throw new InvalidJsonException("a number has too large an exponent");
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be read", e);
    }
  }

  /** Bytes are no JSON that is taken; the message says why, without a full stop. */
  public static final class InvalidJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidJsonException(String why) {
      super(why, null, false, false);
    }
  }
}
