package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.docs.DocumentedTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/troubleshooting.md} has every exit code of the trainer, and no other. */
class DocumentedExitCodesTest {

  @Test
  void everyExitCodeHasACauseAndARemedy() {
    List<String> codes =
        Arrays.stream(ExitCode.values()).map(exit -> Integer.toString(exit.code())).toList();

    assertThat(DocumentedTable.of("docs/troubleshooting.md", "Exit codes of the trainer").column(0))
        .containsExactlyElementsOf(codes);
  }
}
