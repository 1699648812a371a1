package io.ganqp.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is said of a resource when acting on it fails in a way that nobody foresaw. */
public final class UnforeseenError {

  /** The reason of its conditions. */
  public static final String REASON = "OperatorError";

  private UnforeseenError() {}

  /**
   * Whether people are to hear of it: not of a version that was out of date, and of nothing that
   * goes well when it is tried again at once.
   *
   * @param attempts how often it was tried again
   */
  public static boolean isNews(Exception error, int attempts) {
    return attempts > 0
        && !(error instanceof KubernetesClientException answer
            && answer.getCode() == HttpURLConnection.HTTP_CONFLICT);
  }

  /**
   * The conditions with the error in them. What else they say stays: a service that is ready serves
   * on.
   */
  public static List<Condition> in(List<Condition> present, Exception error, Instant now) {
    String message = "the operator cannot act on it, and tries again: " + words(error);
    List<ConditionState> states = new ArrayList<>();
    if (Conditions.find(present, Standing.READY).isEmpty()) {
      states.add(new ConditionState(Standing.READY, false, REASON, message));
    }
    states.addAll(Standing.UNDER_WAY.conditions(REASON, message));
    return Conditions.with(present, states, now);
  }

  private static String words(Exception error) {
    if (error instanceof KubernetesClientException answer) {
      return Refusal.words(answer);
    }
    return error.getMessage() == null
        ? error.getClass().getSimpleName()
        : error.getClass().getSimpleName() + ": " + error.getMessage();
  }
}
