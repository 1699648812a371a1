package io.ganqp.crds.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.crds.v1alpha1.GanQpTraining;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ArbitraryDocumentsTest {

  private static final DocumentReader<GanQpTraining> TRAININGS = DocumentReader.ofTrainings();
  private static final String HEAD =
      "apiVersion: ganqp.io/v1alpha1\nkind: GanQpTraining\nmetadata: {name: x}\n";

  @Property
  void anyTextIsReadOrRefused(@ForAll String text) {
    readOrRefuse(text);
  }

  @Property
  void anyMixtureOfYamlIsReadOrRefused(@ForAll("mixtures") String yaml) {
    readOrRefuse(yaml);
  }

  @Provide
  Arbitrary<String> mixtures() {
    Arbitrary<String> field =
        Arbitraries.of(
            "dataset",
            "storage",
            "training",
            "model",
            "trainer",
            "resources",
            "limits",
            "env",
            "volume",
            "builtin",
            "seed",
            "tolerations",
            "affinity",
            "serving",
            "nodeSelector");
    Arbitrary<String> scalar =
        Arbitraries.of(
            "1",
            "-0",
            "1e999",
            "~",
            "x",
            "''",
            "0x",
            "0b2",
            "1_0",
            "07",
            "08",
            "0_",
            "-",
            "+.5",
            ".nan",
            "yes",
            "[]",
            "{}",
            "[~]",
            "!!binary a",
            "!!set {a}",
            "!!float x",
            "<<",
            "=",
            "9223372036854775808",
            "&a b",
            "*a",
            "2026-01-01",
            "!!int 0b",
            "\"\\u0000\"",
            "{a: ~}");
    Arbitrary<String> value =
        Arbitraries.lazyOf(
            () -> scalar,
            () -> scalar,
            () -> field.flatMap(f -> scalar.map(s -> "{" + f + ": " + s + "}")),
            () -> field.flatMap(f -> scalar.map(s -> "[{" + f + ": {" + f + ": " + s + "}}]")));
    return Combinators.combine(field, value, field, value)
        .as(
            (a, b, c, d) ->
                HEAD
                    + "metadata: {name: x}\nspec: {%s: %s, %s: {%s: %s}, %s: %s}\n"
                        .formatted(a, b, c, c, d, "dataset", "{builtin: {}}"));
  }

  private static void readOrRefuse(String yaml) {
    try {
      assertThat(TRAININGS.parse("property", yaml).getSpec()).isNotNull();
    } catch (InvalidDocumentException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }
}
