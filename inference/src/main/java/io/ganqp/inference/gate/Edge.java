package io.ganqp.inference.gate;

import io.ganqp.inference.InferenceConfig;
import io.ganqp.inference.access.ApiKey;
import io.ganqp.inference.access.Client;
import io.ganqp.inference.access.ClientRate;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What all gates have in common. */
@Singleton
class Edge {
  private static final Logger LOG = Logger.getLogger(Edge.class);
  private static final long SWEEP_MILLIS = TimeUnit.SECONDS.toMillis(1);

  /** Of all requests at once, in multiples of the most that one may have. */
  private static final int CONTENTS = 32;

  /** Lengths are ints. */
  private static final long LARGEST_CONTENT = 1 << 26;

  private static final Refusal KEY_NEEDED =
      Refusal.of(
          401,
          "A key is needed: send it as Authorization: Bearer KEY.",
          "WWW-Authenticate: Bearer\r\n");

  private final Connections connections;
  private final Timeouts timeouts;
  private final Rules rules;
  private final ClientRate rate;
  private final Optional<String> clientHeader;
  private final Admission admission;
  private final ContentRoom contentRoom;
  private final Meter.MeterProvider<Counter> refused;
  private final Map<Closure, Counter> closed;
  private final CutAnswers cut;
  private volatile boolean draining;

  Edge(
      InferenceConfig config,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostContent,
      @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean cors,
      @All List<ContentRoute> routes,
      ApiKey key,
      ClientRate rate,
      Admission admission,
      MeterRegistry registry) {
    this.connections = new Connections(config.connections().maximum());
    this.timeouts = Timeouts.of(config);
    this.rules =
        new Rules(
            path -> routes.stream().anyMatch(route -> route.takes(path)),
            Math.min(mostContent.asLongValue(), LARGEST_CONTENT),
            cors,
            key);
    this.cut = new CutAnswers(config.archiveTimeout(), System::nanoTime, LOG::warn);
    this.contentRoom = new ContentRoom(CONTENTS * rules.mostContent());
    this.rate = rate;
    this.clientHeader = config.clientHeader().map(name -> name.toLowerCase(Locale.ROOT));
    this.admission = admission;
    this.refused =
        Counter.builder("ganqp.http.refused")
            .description("Requests refused before they reach the server, by status")
            .withRegistry(registry);
    Gauge.builder("ganqp.connections", connections, Connections::size)
        .description("Open connections")
        .register(registry);
    // All of them from the beginning, so that the first of a kind shows as a rise.
    this.closed =
        Arrays.stream(Closure.values())
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(),
                    reason ->
                        Counter.builder("ganqp.connections.closed")
                            .description("Connections ended for another reason than the client's")
                            .tag("reason", reason.tag())
                            .register(registry)));
  }

  void start(@Observes StartupEvent event, Vertx vertx) {
    vertx.setPeriodic(SWEEP_MILLIS, id -> connections.sweep());
  }

  void drain(@Observes ShutdownDelayInitiatedEvent event) {
    draining = true;
  }

  Connections connections() {
    return connections;
  }

  Timeouts timeouts() {
    return timeouts;
  }

  /** Whether each connection ends with its next answer. */
  boolean draining() {
    return draining;
  }

  /**
   * For a connection of its own.
   *
   * @param address of the other end
   */
  RequestReader reader(SocketAddress address) {
    return new RequestReader(rules, head -> unauthorized(head, address));
  }

  /** Whoever tries keys does so at no higher rate than others ask. */
  private Optional<Refusal> unauthorized(Head head, SocketAddress address) {
    return rules.admits(head)
        ? Optional.empty()
        : tooOften(head, address).or(() -> Optional.of(KEY_NEEDED));
  }

  long mostContent() {
    return rules.mostContent();
  }

  ContentRoom contentRoom() {
    return contentRoom;
  }

  /**
   * Why a request is not passed on now; empty if it is.
   *
   * @param address of its connection
   */
  Optional<Refusal> refusal(Head head, SocketAddress address) {
    RequestLine line = head.line();
    boolean conditional = !line.isPost() && head.fields().has("if-none-match");
    return tooOften(head, address)
        .or(
            () ->
                admission.refuse(line.method(), line.target(), conditional).map(Edge::unavailable))
        .map(refusal -> line.method().equals("HEAD") ? refusal.bodiless() : refusal);
  }

  /** Counts a refusal; there are as many series as statuses. */
  void refused(int status) {
    refused.withTag("status", Integer.toString(status)).increment();
  }

  /** Counts a connection that was ended. */
  void closed(Closure reason) {
    closed.get(reason).increment();
    if (reason == Closure.ANSWER_LIMIT) {
      cut.add();
    }
  }

  private Optional<Refusal> tooOften(Head head, SocketAddress address) {
    if (Rules.isOpen(head.line().path())) {
      return Optional.empty();
    }
    return rate.refuse(
            () -> Client.of(clientHeader.map(head.fields()::all).orElse(List.of()), address))
        .map(Edge::tooOften);
  }

  private static Refusal tooOften(Duration wait) {
    return Refusal.of(
        429,
        "This client asks too often (GANQP_CLIENT_RATE). Try again.",
        "Retry-After: %d\r\n".formatted(wait.plusSeconds(1).minusNanos(1).toSeconds()));
  }

  private static Refusal unavailable(Admission.Overload reason) {
    String field = "Retry-After: %d\r\n".formatted(reason.retryAfterSeconds());
    return new Refusal(503, reason.type(), reason.title(), reason.detail(), field, false, false);
  }
}
