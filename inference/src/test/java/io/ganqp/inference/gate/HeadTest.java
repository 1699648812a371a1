package io.ganqp.inference.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the tables, ¶ is CR LF, ␍ a CR alone and ␀ a NUL. */
class HeadTest {
  private static final long MOST_CONTENT = 1000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /generate?seed=42 HTTP/1.1¶Host: localhost:8080",
        "HEAD / HTTP/1.1¶host:faces",
        "GET / HTTP/1.1¶Host: [::1]:80¶Content-Length: 0",
        "GET http://faces/ HTTP/1.1¶Host: faces",
        "GET / HTTP/1.1¶Host:¶X: a\tb é",
        "GET http://[::1]:8080/model?a HTTP/1.1¶Host: faces",
        "GET /%C3%A4~!$&'()*+,;=:@//?a[]=/?%00 HTTP/1.1¶Host: x¶Expect: 100-continue",
        "GET / HTTP/1.0",
        "POST /posted HTTP/1.1¶Host: x¶Content-Length: 1000",
        "POST /posted?a HTTP/1.1¶Host: x¶Content-Length: 0001000¶Expect: 100-continue",
        "POST /posted HTTP/1.0¶Content-Length: 0",
        "POST /posted HTTP/1.1¶Host: x¶Transfer-Encoding: Chunked"
      })
  void wellFormedHeadsAreTaken(String head) throws RefusedException {
    expectServed(head.replace("¶", "\r\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "GET / HTTP/1.1;400",
        "GET / HTTP/1.1¶Host: a¶Host: a;400",
        "GET / HTTP/1.1¶Host: a, b;400",
        "GET / HTTP/1.1¶Host: a/b;400",
        "GET / HTTP/1.1¶Host: a@b;400",
        "GET /;400",
        "GET  / HTTP/1.1¶Host: x;400",
        " GET / HTTP/1.1¶Host: x;400",
        "GET\t/ HTTP/1.1¶Host: x;400",
        "GET / HTTP/1.1 ¶Host: x;400",
        "GET / a HTTP/1.1¶Host: x;400",
        "GET / http/1.1¶Host: x;400",
        "GET / HTTP/1.10¶Host: x;400",
        "GET / HTTP/1.2¶Host: x;505",
        "GET / HTTP/2.0¶Host: x;505",
        "GET / HTTP/9.9¶Host: x;505",
        "GET generate HTTP/1.1¶Host: x;400",
        "GET * HTTP/1.1¶Host: x;400",
        "GET /a#b HTTP/1.1¶Host: x;400",
        "GET /é HTTP/1.1¶Host: x;400",
        "GET /%zz HTTP/1.1¶Host: x;400",
        "GET /?a=% HTTP/1.1¶Host: x;400",
        "GET /%4 HTTP/1.1¶Host: x;400",
        "G<T / HTTP/1.1¶Host: x;400",
        "POST / HTTP/1.1¶Host: x;405",
        "POST /¶Host: x¶Content-Length: 5;400",
        "POST / HTTP/1.1¶Host: x¶Content-Length: 5;405",
        "POST /posted HTTP/1.1¶Host: x;411",
        "POST /posted HTTP/1.0;411",
        "POST /posted HTTP/1.0¶Transfer-Encoding: chunked;400",
        "POST /posted HTTP/1.1¶Host: x¶Content-Length: 1001;413",
        "POST /posted HTTP/1.1¶Host: x¶Content-Length: 99999999999999999999;413",
        "POST /posted HTTP/1.1¶Host: x¶Content-Length: 5¶Content-Length: 5;400",
        "POST /posted HTTP/1.1¶Host: x¶Content-Length: 5¶Transfer-Encoding: chunked;400",
        "POST /posted HTTP/1.1¶Host: x¶Transfer-Encoding: gzip, chunked;400",
        "POST /posted HTTP/1.1¶Host: x¶Content-Length: 5¶Expect: 200-ok;417",
        "PUT /posted HTTP/1.1¶Host: x¶Content-Length: 5;405",
        "OPTIONS * HTTP/1.1¶Host: x;405",
        "CONNECT x:80 HTTP/1.1¶Host: x;405",
        "TRACE / HTTP/1.1¶Host: x;405",
        "BREW / HTTP/1.1¶Host: x;501",
        "get / HTTP/1.1¶Host: x;501",
        "GET / HTTP/1.1¶Host: x¶A : b;400",
        "GET / HTTP/1.1¶Host: x¶ b;400",
        "GET / HTTP/1.1¶Host: x¶A;400",
        "GET / HTTP/1.1¶Host: x¶: b;400",
        "GET / HTTP/1.1¶Host: x¶A: b␀c;400",
        "GET / HTTP/1.1¶Host: x¶A: b␍c;400",
        "GET / HTTP/1.1¶Host: x¶Expect: 200-ok;417",
        "GET / HTTP/1.1¶Host: x¶Content-Length: 5;413",
        "GET / HTTP/1.1¶Host: x¶Content-Length: 0¶Content-Length: 0;400",
        "GET / HTTP/1.1¶Host: x¶Content-Length: 0, 0;400",
        "GET / HTTP/1.1¶Host: x¶Content-Length: +0;400",
        "GET / HTTP/1.1¶Host: x¶Content-Length: -1;400",
        "GET / HTTP/1.1¶Host: x¶Content-Length: 0x0;400",
        "GET / HTTP/1.1¶Host: x¶Content-Length:;400",
        "GET / HTTP/1.1¶Host: x¶Content-Length: ٠;400",
        "GET / HTTP/1.1¶Host: x¶Transfer-Encoding: chunked;413",
        "GET / HTTP/1.1¶Host: x¶Transfer-Encoding : chunked;400",
        "GET / HTTP/1.1¶Host: x¶Transfer-Encoding: chunked, xchunked;400",
        "GET / HTTP/1.1¶Host: x¶Transfer-Encoding: xchunked;400",
        "GET / HTTP/1.1¶Host: x¶Transfer-Encoding: identity;400",
        "GET / HTTP/1.1¶Host: x¶Transfer-Encoding: chunked¶Transfer-Encoding: chunked;400",
        "GET / HTTP/1.1¶Host: x¶Transfer-Encoding: chunked¶Content-Length: 0;400",
        "GET / HTTP/1.0¶Transfer-Encoding: chunked;400"
      })
  void othersAreRefused(String head, int status) {
    assertThat(refusal(head).status()).isEqualTo(status);
  }

  /** Each would get a 400 from the server that says nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?a=\"",
        "/?a=<",
        "/?a=>",
        "/?a=\\",
        "/?a=^",
        "/?a=`",
        "/?a={",
        "/?a=|",
        "/?a=}",
        "/\"",
        "/<",
        "/>",
        "/\\",
        "/^",
        "/`",
        "/{",
        "/|",
        "/}",
        "/[",
        "/]",
        "//",
        "http://",
        "http://[zz]/model"
      })
  void targetsThatAreNoUriAreRefused(String target) {
    Refusal refusal = refusal("GET " + target + " HTTP/1.1¶Host: x");

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).startsWith("The target is no URI (RFC 3986): ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u000b", "\u000c", "\u001c", "\u001f"})
  void controlCharactersAtTheEndsOfAValueAreRefused(String control) {
    assertThat(refusal("GET / HTTP/1.1¶Host: x¶Content-Length: " + control + "0").status())
        .isEqualTo(400);
    assertThat(refusal("GET / HTTP/1.1¶Host: x¶A: b" + control).status()).isEqualTo(400);
  }

  @Test
  void longTargetsAndManyFieldsAreRefused() {
    String long4097 = "/" + "a".repeat(4096);

    assertThat(refusal("GET " + long4097 + " HTTP/1.1¶Host: x").status()).isEqualTo(414);
    assertThat(refusal("GET / HTTP/1.1¶Host: x" + "¶a:".repeat(100)).status()).isEqualTo(431);
  }

  @Test
  void whereTheNextRequestBeginsIsKnownOrTheConnectionEnds() {
    assertThat(refusal("GET / HTTP/1.1¶Host: x¶Content-Length: 5").close()).isTrue();
    assertThat(refusal("GET /%zz HTTP/1.1¶Host: x").close()).isTrue();
    assertThat(refusal("POST / HTTP/1.1¶Host: x¶Content-Length: 0").close()).isFalse();
    assertThat(refusal("BREW / HTTP/1.1¶Host: x").close()).isFalse();
  }

  private static Refusal refusal(String head) {
    String text = head.replace("¶", "\r\n").replace('␍', '\r').replace('␀', '\0');
    return catchThrowableOfType(RefusedException.class, () -> expectServed(text)).refusal();
  }

  private static void expectServed(String head) throws RefusedException {
    Head.parse(head).expectServed("/posted"::equals, MOST_CONTENT);
  }
}
