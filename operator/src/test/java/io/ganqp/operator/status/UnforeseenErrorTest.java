package io.ganqp.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.OperatorException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnforeseenErrorTest {

  private static final String WORDS = "Internal error occurred: failed calling webhook \"x\"";

  @Test
  void theApiServersWordsAreGivenWhoeverHasWrappedThem() {
    assertThat(message(new OperatorException(answer(500))))
        .isEqualTo("the operator cannot act on it, and tries again: " + WORDS);
    assertThat(message(answer(500))).isEqualTo(message(new OperatorException(answer(500))));
  }

  @Test
  void whatFailsInTheOperatorItselfIsNamed() {
    assertThat(message(new IllegalStateException("no such thing")))
        .endsWith("tries again: IllegalStateException: no such thing");
  }

  @Test
  void aVersionThatWasOutOfDateIsNoNews() {
    assertThat(UnforeseenError.isNews(new OperatorException(answer(409)), 3)).isFalse();
  }

  @Test
  void whatMayGoWellAtOnceIsNoNewsYet() {
    assertThat(UnforeseenError.isNews(new IllegalStateException(), 0)).isFalse();
    assertThat(UnforeseenError.isNews(new IllegalStateException(), 1)).isTrue();
    assertThat(UnforeseenError.isNews(new OperatorException(answer(500)), 0))
        .as("the client has tried it again many times")
        .isTrue();
  }

  private static String message(Exception error) {
    return UnforeseenError.in(List.of(), error, Instant.EPOCH).stream()
        .filter(condition -> condition.getType().equals(Standing.RECONCILING))
        .map(Condition::getMessage)
        .findFirst()
        .orElseThrow();
  }

  private static KubernetesClientException answer(int code) {
    return new KubernetesClientException(
        "Failure executing: POST",
        code,
        new StatusBuilder().withCode(code).withMessage(WORDS).build());
  }
}
