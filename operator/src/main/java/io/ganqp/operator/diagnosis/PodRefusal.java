package io.ganqp.operator.diagnosis;

import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.ganqp.operator.diagnosis.Trouble.Kind;
import io.ganqp.operator.pod.Component;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why the API server takes no pods of a controller's, nor the controller itself, and what to do
 * about it; the first line of the table that fits counts. Webhooks and policies come before the
 * rest, which they may quote in words of their own. Pure.
 */
public enum PodRefusal {
  UNANSWERED(
      Kind.API_UNAVAILABLE,
      "^(Get|Post|Put) \"https?://|^etcdserver: |^Timeout: |^the server (is|was) (currently"
          + " )?unable|^the server has received too many requests|^http2: |^context deadline"
          + " exceeded|^Internal error occurred: (?!failed calling webhook)|^Operation cannot be"
          + " fulfilled on |^[a-z.]+ [^:]+: status unknown for quota",
      "the cluster tries again"),
  WEBHOOK_SILENT("failed calling webhook", "the webhook does not answer: mend or remove it"),
  SECURITY_CONTEXT_CONSTRAINT(
      "security context constraint",
      "set %s.identity.assignedByCluster, or give the service account a constraint that fits"),
  POLICY(
      "denied the request|denied request",
      "change what the policy objects to in %s, or have the policy changed"),
  QUOTA_OF_COUNTS(
      "exceeded quota: .* requested: [^:]*(count/|pods=|configmaps=)",
      "raise the quota, or delete something that it counts"),
  QUOTA("exceeded quota", "raise the quota, or ask for less in %s.resources"),
  QUOTA_WITHOUT_FIGURES("failed quota", "set what it names in %s.resources"),
  LIMIT_RANGE(
      "(maximum|minimum) .+ usage per|limit to request ratio",
      "keep %s.resources within the LimitRange of the namespace"),
  SERVICE_ACCOUNT(
      "looking up service account|serviceaccount \"[^\"]+\" not found",
      "make the ServiceAccount, or correct %s.serviceAccountName"),
  PRIORITY_CLASS("PriorityClass", "make the PriorityClass, or correct %s.priorityClassName"),
  RUNTIME_CLASS("RuntimeClass", "make the RuntimeClass, or correct %s.runtimeClassName"),
  POD_SECURITY("violates PodSecurity", "let the namespace enforce the level that these pods need"),
  /** In the API server's words alone. */
  OTHER("", "");

  /** Of the controller of Jobs. */
  private static final String FAILED_CREATE = "FailedCreate";

  private static final int NO_CODE = 0;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int INTERNAL_ERROR = 500;

  private static final Pattern FRAME =
      Pattern.compile("^(\\(combined from similar events\\): )?(Error creating: )?");

  /** The API server makes up another name each time; the message is to stay the same. */
  private static final Pattern RANDOM = Pattern.compile("(pods \"[^\"]+-)[a-z0-9]{5}\"");

  private final Kind kind;
  private final Pattern words;
  private final String remedy;

  PodRefusal(String words, String remedy) {
    this(Kind.REFUSED, words, remedy);
  }

  PodRefusal(Kind kind, String words, String remedy) {
    this.kind = kind;
    this.words = Pattern.compile(words);
    this.remedy = remedy;
  }

  /** The trouble that a controller reports in {@code words}. */
  public static Trouble of(String words, Component component) {
    return of(words, NO_CODE, component);
  }

  /**
   * The same of what the API server answered with an HTTP status: a failure of its own, or of what
   * is before it, is no refusal, whatever its words.
   */
  public static Trouble of(String words, int code, Component component) {
    String plain =
        RANDOM.matcher(FRAME.matcher(words.strip()).replaceFirst("")).replaceAll("$1…\"");
    PodRefusal why =
        Arrays.stream(values())
            .filter(row -> row != OTHER && row.words.matcher(plain).find())
            .findFirst()
            .orElse(code == TOO_MANY_REQUESTS || code >= INTERNAL_ERROR ? UNANSWERED : OTHER);
    return Trouble.of(why.kind, plain, why.remedy.formatted(component.settings()));
  }

  /**
   * What keeps a controller from making a pod, as its events tell.
   *
   * @param events about the controller
   * @param since when it last made a pod: what it complained of before is mended
   */
  public static Optional<Trouble> in(List<Event> events, Instant since, Component component) {
    return events.stream()
        .filter(event -> FAILED_CREATE.equals(event.getReason()))
        .filter(event -> EventTime.of(event).isAfter(since))
        .max(Comparator.comparing(EventTime::of))
        .map(event -> Objects.requireNonNullElse(event.getNote(), event.getReason()))
        .map(words -> of(words, component));
  }
}
