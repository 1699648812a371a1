package io.ganqp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.docs.DocumentedTable;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/operate.md} has every setting of the operator, and no other. */
class DocumentedSettingsTest {

  @Test
  void everySettingIsListed() {
    List<String> settings = variables("GANQP_OPERATOR", OperatorConfig.class).toList();

    assertThat(DocumentedTable.of("docs/operate.md", "Settings of the operator").column(0))
        .containsExactlyInAnyOrderElementsOf(settings);
  }

  private static Stream<String> variables(String prefix, Class<?> mapping) {
    return Stream.of(mapping.getDeclaredMethods()).flatMap(setting -> variables(prefix, setting));
  }

  private static Stream<String> variables(String prefix, Method setting) {
    String name =
        prefix + "_" + setting.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    Class<?> type = setting.getReturnType();
    return type.getEnclosingClass() == OperatorConfig.class && type.isInterface()
        ? variables(name, type)
        : Stream.of(name);
  }
}
