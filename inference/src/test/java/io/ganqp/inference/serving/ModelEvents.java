package io.ganqp.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Listens to /model/events as a browser does: when the stream ends, it comes again. */
final class ModelEvents implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  private BufferedReader stream;

  ModelEvents(URI service) throws IOException, InterruptedException {
    this.address = service.resolve("/model/events");
    this.stream = open();
  }

  /** The lines of the next event. */
  String next() throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    String line = stream.readLine();
    while (line != null && !(line.isEmpty() && lines.length() > 0)) {
      if (!line.isEmpty()) {
        lines.append(line).append('\n');
      }
      line = stream.readLine();
    }
    if (line == null) {
      stream.close();
      stream = open();
      return next();
    }
    return lines.toString();
  }

  /** The next event that contains a text; gives up after a minute, as each stream ends sooner. */
  String await(String text) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    String event = next();
    while (!event.contains(text)) {
      assertThat(end - System.nanoTime()).as("in a minute nothing but %s", event).isPositive();
      event = next();
    }
    return event;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private BufferedReader open() throws IOException, InterruptedException {
    return new BufferedReader(
        new InputStreamReader(
            client
                .send(
                    HttpRequest.newBuilder(address).header("Accept", "text/event-stream").build(),
                    BodyHandlers.ofInputStream())
                .body(),
            StandardCharsets.UTF_8));
  }
}
