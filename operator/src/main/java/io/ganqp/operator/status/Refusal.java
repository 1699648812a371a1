package io.ganqp.operator.status;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Set;

/** What the API server will not have, however often it is asked: a quota, a policy, a bad value. */
public final class Refusal {

  private static final Set<Integer> CODES = Set.of(400, 403, 422);

  private Refusal() {}

  /** Whether the answer is one. */
  public static boolean is(KubernetesClientException answer) {
    return CODES.contains(answer.getCode());
  }

  /** The API server's own words, without the client's. */
  public static String words(KubernetesClientException answer) {
    return answer.getStatus() == null || answer.getStatus().getMessage() == null
        ? answer.getMessage()
        : answer.getStatus().getMessage();
  }
}
