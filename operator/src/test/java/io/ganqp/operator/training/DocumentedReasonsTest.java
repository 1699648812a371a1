package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.docs.DocumentedTable;
import io.ganqp.operator.status.Restriction;
import io.ganqp.operator.status.UnforeseenError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/troubleshooting.md} has every reason of a training, and no other. */
class DocumentedReasonsTest {

  @Test
  void everyReasonHasACauseAndARemedy() {
    List<String> reasons =
        Stream.concat(
                Arrays.stream(Reason.values()).map(Reason::word),
                Stream.of(Restriction.REASON, UnforeseenError.REASON))
            .toList();

    assertThat(DocumentedTable.of("docs/troubleshooting.md", "Reasons of a training").column(0))
        .containsExactlyInAnyOrderElementsOf(reasons);
  }
}
