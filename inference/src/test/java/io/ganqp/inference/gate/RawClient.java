package io.ganqp.inference.gate;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends bytes as they are, which no client library does. */
final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;

  RawClient() throws IOException {
    this(64 * 1024);
  }

  /** Takes so many bytes, about, of what it has not read. */
  RawClient(int buffer) throws IOException {
    socket = new Socket();
    socket.setReceiveBufferSize(buffer);
    socket.connect(new InetSocketAddress("localhost", RestAssured.port));
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** An answer; the names of its fields in lower case. */
  record Answer(int status, Map<String, String> fields, String body) {}

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  RawClient get(String target) throws IOException {
    return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  Answer answer() throws IOException {
    String line = line();
    Map<String, String> fields = new TreeMap<>();
    for (String field = line(); !field.isEmpty(); field = line()) {
      int colon = field.indexOf(':');
      fields.put(
          field.substring(0, colon).toLowerCase(Locale.ROOT), field.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(fields.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Answer(Integer.parseInt(line.substring(9, 12)), fields, body);
  }

  /** Every answer until the server ends the connection. */
  List<Answer> answers() throws IOException {
    List<Answer> answers = new ArrayList<>();
    in.mark(1);
    while (in.read() >= 0) {
      in.reset();
      answers.add(answer());
      in.mark(1);
    }
    return answers;
  }

  /** Waits until the server ends the connection; what it sent before is returned. */
  String rest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended after \"" + line + '"');
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }
}
