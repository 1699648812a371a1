package io.ganqp.inference.gate;

import java.util.List;

/**
 * How the content of a request is framed (RFC 9112, section 6).
 *
 * @param framing how its end is told
 * @param length as announced; 0 where it is chunked
 */
record Content(Framing framing, long length) {
  private static final Content NONE = new Content(Framing.NONE, 0);

  /** More digits are no length that is taken; so many fit into a long. */
  private static final int MOST_DIGITS = 18;

  /** How the end is told. */
  enum Framing {
    /** There is none, and nothing says so. */
    NONE,
    /** By its length. */
    LENGTH,
    /** Chunk by chunk. */
    CHUNKED
  }

  /**
   * Reads it off a head, and refuses whatever two readers could read in two ways.
   *
   * @throws RefusedException if the end is in doubt
   */
  static Content of(RequestLine line, HeaderFields fields) throws RefusedException {
    List<String> lengths = fields.all("content-length");
    List<String> codings = fields.all("transfer-encoding");
    if (lengths.size() > 1 || !lengths.stream().allMatch(Tokens::isDigits)) {
      throw bad("Content-Length is not one whole number.");
    }
    if (!codings.isEmpty()) {
      boolean chunked = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
      if (!chunked || !lengths.isEmpty() || line.minor() == 0) {
        throw bad("Transfer-Encoding is not chunked alone, or not alone.");
      }
      return new Content(Framing.CHUNKED, 0);
    }
    return lengths.isEmpty() ? NONE : new Content(Framing.LENGTH, length(lengths.get(0)));
  }

  /** Whether the next request begins right after the head. */
  boolean isEmpty() {
    return framing != Framing.CHUNKED && length == 0;
  }

  private static long length(String digits) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(significant);
  }

  private static RefusedException bad(String detail) {
    return new RefusedException(Refusal.closing(400, detail));
  }
}
