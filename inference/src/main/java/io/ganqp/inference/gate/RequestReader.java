package io.ganqp.inference.gate;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Takes requests out of what a connection has sent, each as a whole, strictly. */
final class RequestReader {
  private final HeadScanner heads = new HeadScanner();
  private final Rules rules;
  private final Function<Head, Optional<Refusal>> guard;

  private Optional<Head> head = Optional.empty();
  private int headLength;
  private ContentScanner contents;

  /**
   * Begins.
   *
   * @param guard says why a request of the right form is refused by its head alone, if it is
   */
  RequestReader(Rules rules, Function<Head, Optional<Refusal>> guard) {
    this.rules = rules;
    this.guard = guard;
  }

  /**
   * The next request, if all of it is there.
   *
   * @throws RefusedException if none is coming; unless the refusal closes the connection, what it
   *     is about has been taken out of the buffer
   */
  Optional<Request> next(ByteBuf buffer) throws RefusedException {
    if (head.isEmpty()) {
      headLength = heads.end(buffer);
      if (headLength < 0) {
        return Optional.empty();
      }
      head = Optional.of(readHead(buffer));
    }
    int content = contents.end(buffer, headLength);
    return content < 0 ? Optional.empty() : Optional.of(take(buffer, head.get(), content));
  }

  /** The head of a request whose content is still to come. */
  Optional<Head> head() {
    return head;
  }

  /** How many bytes of that content have arrived. */
  int arrived(ByteBuf buffer) {
    return head.isEmpty() ? 0 : buffer.readableBytes() - headLength;
  }

  private Head readHead(ByteBuf buffer) throws RefusedException {
    String text = HeadScanner.text(buffer, headLength);
    boolean bodiless = text.startsWith("HEAD ");
    try {
      Head read = Head.parse(text);
      expectServed(read, buffer);
      contents = new ContentScanner(read.content(), rules.mostContent());
      return read;
    } catch (RefusedException e) {
      throw bodiless ? new RefusedException(e.refusal().bodiless()) : e;
    }
  }

  private void expectServed(Head read, ByteBuf buffer) throws RefusedException {
    try {
      rules.expectServed(read);
      Optional<Refusal> refusal = guard.apply(read);
      if (refusal.isPresent()) {
        throw new RefusedException(refusal.get());
      }
    } catch (RefusedException e) {
      if (!read.keepsAlive() || !read.content().isEmpty()) {
        throw new RefusedException(e.refusal().last());
      }
      buffer.skipBytes(headLength);
      throw e;
    }
  }

  private Request take(ByteBuf buffer, Head read, int content) {
    head = Optional.empty();
    if (!read.fields().has("expect") || content == 0) {
      return new Request(read, buffer.readRetainedSlice(headLength + content), content);
    }
    // The gate has said 100 Continue where it is understood, and the server must not.
    String lines =
        HeadScanner.text(buffer, headLength).replaceAll("(?i)\r\nexpect:[^\r]*", "") + "\r\n\r\n";
    buffer.skipBytes(headLength);
    ByteBuf bytes =
        Unpooled.wrappedBuffer(
            Unpooled.copiedBuffer(lines, StandardCharsets.ISO_8859_1),
            buffer.readRetainedSlice(content));
    return new Request(read, bytes, content);
  }
}
