package io.ganqp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.operator.permission.Reach;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorConfigTest {

  @ParameterizedTest
  @CsvSource({"None, NONE", "SameNamespace, SAME_NAMESPACE", "All, ALL"})
  void theWordsOfTheChartAreUnderstood(String word, Reach reach) {
    assertThat(
            new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(Map.of("GANQP_OPERATOR_ALLOW_EGRESS", word), 300))
                .build()
                .getValue("ganqp.operator.allow.egress", Reach.class))
        .isEqualTo(reach);
  }
}
