package io.ganqp.inference.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A request up to its empty line. It says where the request ends in one way alone, so nobody
 * between the client and this service can be made to see the end elsewhere.
 *
 * @param line the first one
 * @param fields the others
 * @param content what follows
 */
record Head(RequestLine line, HeaderFields fields, Content content) {
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._~%!$&'()*+;=-]*|\\[[0-9A-Fa-f:.]+])(:[0-9]{0,5})?");

  /**
   * Reads a head strictly.
   *
   * @param text without the empty line at its end
   * @throws RefusedException if it is not one
   */
  static Head parse(String text) throws RefusedException {
    String[] lines = text.split("\r\n", -1);
    RequestLine line = RequestLine.parse(lines[0]);
    HeaderFields fields = new HeaderFields(Arrays.asList(lines).subList(1, lines.length));
    Head head = new Head(line, fields, Content.of(line, fields));
    head.expectOneHost();
    return head;
  }

  /**
   * Checks what is asked for.
   *
   * @param takesContent whether a path does
   * @param mostContent bytes of it
   * @throws RefusedException if nothing here serves it
   */
  void expectServed(Predicate<String> takesContent, long mostContent) throws RefusedException {
    line.expectServed(takesContent);
    if (!fields.all("expect").stream().allMatch("100-continue"::equalsIgnoreCase)) {
      throw new RefusedException(
          Refusal.of(417, "Of expectations, 100-continue alone is known here.", ""));
    }
    if (line.isPost()) {
      expectContent(mostContent);
    } else {
      expectNoContent();
    }
  }

  /** Whether a browser asks what a page of another origin may ask for. */
  boolean isPreflight() {
    return line.method().equals("OPTIONS")
        && fields.has("origin")
        && fields.has("access-control-request-method");
  }

  /**
   * Checks such a request, which is answered the same wherever it asks.
   *
   * @throws RefusedException if it is malformed
   */
  void expectServedPreflight() throws RefusedException {
    line.expectTarget();
    expectNoContent();
  }

  /** Whether the client waits to be told before it sends content. */
  boolean expectsContinue() {
    return line.minor() > 0 && fields.has("expect");
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

  private void expectContent(long most) throws RefusedException {
    if (content.framing() == Content.Framing.NONE) {
      throw new RefusedException(
          Refusal.of(411, "A POST says how long its content is: send Content-Length.", ""));
    }
    if (content.length() > most) {
      throw ContentScanner.tooLarge(most);
    }
  }

  private void expectNoContent() throws RefusedException {
    if (!content.isEmpty()) {
      throw new RefusedException(
          Refusal.closing(
              413,
              "A %s here has no content: send the parameters in the query."
                  .formatted(line.method())));
    }
  }

  private static RefusedException bad(String detail) {
    return new RefusedException(Refusal.closing(400, detail));
  }
}
