package io.ganqp.inference.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A request up to its empty line, which is all of it: no request here has content. So nobody
 * between the client and this service can be made to see its end elsewhere.
 *
 * @param line the first one
 * @param fields the others
 */
record Head(RequestLine line, HeaderFields fields) {
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._~%!$&'()*+;=-]*|\\[[0-9A-Fa-f:.]+])(:[0-9]{0,5})?");

  /**
   * Reads a head strictly.
   *
   * @param text without the empty line at its end
   * @throws RefusedException if it is not one, or has content
   */
  static Head parse(String text) throws RefusedException {
    String[] lines = text.split("\r\n", -1);
    RequestLine line = RequestLine.parse(lines[0]);
    HeaderFields fields = new HeaderFields(Arrays.asList(lines).subList(1, lines.length));
    Head head = new Head(line, fields);
    head.expectOneHost();
    head.expectNoContent();
    return head;
  }

  /**
   * Checks what is asked for.
   *
   * @throws RefusedException if nothing here serves it
   */
  void expectServed() throws RefusedException {
    line.expectServed();
    if (!fields.all("expect").stream().allMatch("100-continue"::equalsIgnoreCase)) {
      throw new RefusedException(
          Refusal.of(417, "Of expectations, 100-continue alone is known here.", ""));
    }
  }

  /** Whether the client wants to send another request on the same connection. */
  boolean keepsAlive() {
    String options = String.join(",", fields.all("connection")).toLowerCase(Locale.ROOT);
    return line.minor() == 0 ? options.contains("keep-alive") : !options.contains("close");
  }

  private void expectOneHost() throws RefusedException {
    List<String> hosts = fields.all("host");
    if (hosts.isEmpty() && line.minor() == 0) {
      return;
    }
    if (hosts.size() != 1 || !HOST.matcher(hosts.get(0)).matches()) {
      throw bad("There must be one Host field, with a name or an address.");
    }
  }

  private void expectNoContent() throws RefusedException {
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
    }
    if (!codings.isEmpty() || !lengths.stream().allMatch(length -> length.matches("0+"))) {
      throw new RefusedException(
          Refusal.closing(413, "No request here has content: send the parameters in the query."));
    }
  }

  private static RefusedException bad(String detail) {
    return new RefusedException(Refusal.closing(400, detail));
  }
}
