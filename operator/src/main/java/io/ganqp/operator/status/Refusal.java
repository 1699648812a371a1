package io.ganqp.operator.status;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Set;

/** What the API server will not have, however often it is asked: a quota, a policy, a bad value. */
public final class Refusal {

  private static final Set<Integer> CODES = Set.of(400, 403, 422);

  private Refusal() {}

  /** Whether the answer is one. */
  public static boolean is(KubernetesClientException answer) {
    return CODES.contains(answer.getCode());
  }

  /**
   * Whether the API server has answered, and not that something has changed since it was read: it
   * may have tried in vain, as with a webhook that does not answer.
   */
  public static boolean isAnswer(KubernetesClientException answer) {
    return answer.getCode() > 0 && answer.getCode() != HttpURLConnection.HTTP_CONFLICT;
  }

  /** The API server's own words, without the client's. */
  public static String words(KubernetesClientException answer) {
    return answer.getStatus() == null || answer.getStatus().getMessage() == null
        ? answer.getMessage()
        : answer.getStatus().getMessage();
  }
}
