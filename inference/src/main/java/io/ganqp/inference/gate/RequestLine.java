package io.ganqp.inference.gate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The first line of a request (RFC 9112, section 3).
 *
 * @param method as sent
 * @param target as sent
 * @param minor version: HTTP/1.0 or HTTP/1.1
 */
record RequestLine(String method, String target, int minor) {
  /** The longest request target; a request of every parameter has less than 300 characters. */
  static final int LONGEST_TARGET = 4096;

  private static final int LONGEST_METHOD = 32;
  private static final Pattern VERSION = Pattern.compile("HTTP/[0-9]\\.[0-9]");
  private static final Set<String> SPOKEN = Set.of("HTTP/1.0", "HTTP/1.1");
  private static final Set<String> SERVED = Set.of("GET", "HEAD");
  private static final Set<String> KNOWN =
      Set.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "QUERY");
  private static final String POST = "POST";

  /**
   * Takes a line apart, and does not repair it.
   *
   * @throws RefusedException if it is not one of HTTP/1.0 or HTTP/1.1
   */
  static RequestLine parse(String line) throws RefusedException {
    String[] parts = line.split(" ", -1);
    if (parts.length < 3 && line.length() > LONGEST_TARGET) {
      throw tooLong();
    }
    if (parts.length != 3 || !VERSION.matcher(parts[2]).matches()) {
      throw bad("The request line is not a method, a target and a version of HTTP.");
    }
    if (!Tokens.isToken(parts[0]) || parts[0].length() > LONGEST_METHOD) {
      throw bad("The method is not a name of at most %d letters.".formatted(LONGEST_METHOD));
    }
    if (!SPOKEN.contains(parts[2])) {
      throw new RefusedException(
          Refusal.closing(505, "%s is not spoken here; send HTTP/1.1.".formatted(parts[2])));
    }
    if (parts[1].length() > LONGEST_TARGET) {
      throw tooLong();
    }
    return new RequestLine(parts[0], parts[1], parts[2].endsWith("0") ? 0 : 1);
  }

  static RefusedException tooLong() {
    return new RefusedException(
        Refusal.closing(414, "The target has more than %d characters.".formatted(LONGEST_TARGET)));
  }

  /**
   * Checks what is asked for.
   *
   * @param takesPost whether a path does
   * @throws RefusedException for a method or a form of target that nothing here takes
   */
  void expectServed(Predicate<String> takesPost) throws RefusedException {
    if (!SERVED.contains(method) && !(isPost() && takesPost.test(path()))) {
      throw new RefusedException(notServed(takesPost.test(path())));
    }
    expectTarget();
  }

  /**
   * Checks where it goes.
   *
   * @throws RefusedException for a form of target that nothing here takes
   */
  void expectTarget() throws RefusedException {
    if (!target.startsWith("/") && !target.startsWith("http://")) {
      throw bad("The target does not begin with /.");
    }
    expectWellFormed();
  }

  private void expectWellFormed() throws RefusedException {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c > '~' || c == '#') {
        throw bad("The target has a character that must be percent-encoded.");
      }
      if (c == '%' && !(Tokens.isHex(target, i + 1) && Tokens.isHex(target, i + 2))) {
        throw bad("The target has a % without two hexadecimal digits after it.");
      }
    }
    expectUri();
  }

  /** As the server will, which has no words for what it cannot parse. */
  private void expectUri() throws RefusedException {
    try {
      var unused = new URI(target);
    } catch (URISyntaxException e) {
      throw bad(
          "The target is no URI (RFC 3986): %s at its character %d."
              .formatted(e.getReason(), e.getIndex() + 1));
    }
  }

  private Refusal notServed(boolean posted) {
    if (!KNOWN.contains(method)) {
      return Refusal.of(501, "This method is not known here; GET is.", "");
    }
    return posted
        ? notAllowed("GET, HEAD and POST", "GET, HEAD, POST")
        : notAllowed("GET and HEAD", "GET, HEAD");
  }

  private Refusal notAllowed(String words, String allowed) {
    return Refusal.of(
        405,
        "%s is not served here, %s are.".formatted(method, words),
        "Allow: " + allowed + "\r\n");
  }

  boolean isPost() {
    return method.equals(POST);
  }

  /** The target up to its query. */
  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private static RefusedException bad(String detail) {
    return new RefusedException(Refusal.closing(400, detail));
  }
}
