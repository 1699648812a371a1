package io.ganqp.trainer.monitor.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.ganqp.trainer.monitor.progress.LatestSamples;
import io.ganqp.trainer.monitor.progress.RunProgress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers GET and HEAD of the three paths; everything else gets problem details (RFC 9457). */
final class ProgressHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressHandler.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> PATHS = List.of("/progress", "/metrics", "/samples/latest.png");

  private final RunProgress progress;
  private final Scrape scrape;

  ProgressHandler(RunProgress progress, Scrape scrape) {
    this.progress = progress;
    this.scrape = scrape;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      route(exchange);
    } catch (RuntimeException e) {
      LOG.warn("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      problem(exchange, 500, "Internal Server Error", "the trainer's log has the details");
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!PATHS.contains(path)) {
      problem(exchange, 404, "Not Found", "there are " + String.join(", ", PATHS));
    } else if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      problem(exchange, 405, "Method Not Allowed", "progress can be read, not changed");
    } else {
      switch (path) {
        case "/progress" -> send(exchange, 200, "application/json", progress.current().toJson());
        case "/metrics" -> send(exchange, 200, Scrape.CONTENT_TYPE, scrape.text());
        default -> samples(exchange);
      }
    }
  }

  private void samples(HttpExchange exchange) throws IOException {
    LatestSamples samples = progress.latestSamples().orElse(null);
    if (samples == null) {
      problem(exchange, 404, "Not Found", "no samples are drawn yet; ask again later");
      return;
    }
    String tag = samples.entityTag();
    Headers headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-cache");
    headers.set("ETag", tag);
    headers.set("X-Iteration", Long.toString(samples.iteration()));
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      send(exchange, 200, "image/png", samples.png());
    }
  }

  private static void problem(HttpExchange exchange, int status, String title, String detail)
      throws IOException {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    send(exchange, status, "application/problem+json", JSON.writeValueAsBytes(problem));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
