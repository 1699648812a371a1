package io.ganqp.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said of a resource when acting on it fails in a way that nobody foresaw. */
public final class UnforeseenError {

  /** The reason of its conditions. */
  public static final String REASON = "OperatorError";

  private UnforeseenError() {}

  /**
   * Whether people are to hear of it: not of a version that was out of date, and of nothing that
   * goes well when it is tried again at once. What the API server fails at, the client has tried
   * again already, for many seconds.
   *
   * @param attempts how often it was tried again
   */
  public static boolean isNews(Exception error, int attempts) {
    int code = answer(error).map(KubernetesClientException::getCode).orElse(0);
    return code != HttpURLConnection.HTTP_CONFLICT
        && (attempts > 0 || code >= HttpURLConnection.HTTP_INTERNAL_ERROR);
  }

  /**
   * The conditions with the error in them. What else they say stays: a service that is ready serves
   * on.
   */
  public static List<Condition> in(List<Condition> present, Exception error, Instant now) {
    String message = message(error);
    List<ConditionState> states = new ArrayList<>();
    if (Conditions.find(present, Standing.READY).isEmpty()) {
      states.add(new ConditionState(Standing.READY, false, REASON, message));
    }
    states.addAll(Standing.UNDER_WAY.conditions(REASON, message));
    return Conditions.with(present, states, now);
  }

  /** A sentence for people. */
  public static String message(Exception error) {
    return "the operator cannot act on it, and tries again: " + words(error);
  }

  /** Of the API server; the SDK wraps what a reconciler throws. */
  private static Optional<KubernetesClientException> answer(Exception error) {
    return Stream.<Throwable>iterate(error, Objects::nonNull, Throwable::getCause)
        .filter(KubernetesClientException.class::isInstance)
        .map(KubernetesClientException.class::cast)
        .findFirst();
  }

  private static String words(Exception error) {
    return answer(error).map(Refusal::words).orElseGet(() -> ownWords(error));
  }

  private static String ownWords(Exception error) {
    return error.getMessage() == null
        ? error.getClass().getSimpleName()
        : error.getClass().getSimpleName() + ": " + error.getMessage();
  }
}
