package io.ganqp.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A stand-in for AWS's security token service, which cannot be had in a test: it believes every
 * token, and lends the credentials that {@link S3Server} takes.
 */
final class TokenService implements AutoCloseable {

  private static final Pattern PARAMETERS = Pattern.compile("&");

  private final HttpServer server;
  private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();

  private TokenService(HttpServer server) {
    this.server = server;
  }

  static TokenService start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TokenService service = new TokenService(server);
    server.createContext("/", service::lend);
    server.start();
    return service;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The parameters of each request so far. */
  List<Map<String, String>> requests() {
    return requests;
  }

  private void lend(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      byte[] answer =
          """
          <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
            <AssumeRoleWithWebIdentityResult>
              <Credentials>
                <AccessKeyId>%s</AccessKeyId>
                <SecretAccessKey>%s</SecretAccessKey>
                <SessionToken>lent</SessionToken>
                <Expiration>%s</Expiration>
              </Credentials>
            </AssumeRoleWithWebIdentityResult>
          </AssumeRoleWithWebIdentityResponse>
          """
              .formatted(
                  S3Server.ACCESS_KEY,
                  S3Server.SECRET_KEY,
                  Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS))
              .getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/xml");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static Map<String, String> parameters(String form) {
    return PARAMETERS
        .splitAsStream(form)
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
