package io.ganqp.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ObjectiveCatalogTest {

  @Test
  void listsEachDivergenceByTheNameOfItsClass() {
    assertThat(ObjectiveCatalog.entries())
        .allSatisfy(
            entry ->
                assertThat(entry.standard().getClass().getSimpleName()).isEqualTo(entry.name()));
    assertThat(ObjectiveCatalog.entries())
        .extracting(CatalogEntry::name)
        .containsAll(
            NamedDivergences.all().stream()
                .map(named -> named.divergence().getClass().getSimpleName())
                .toList());
  }

  @Test
  void eachHasASourceAndTheSourcesDefaults() {
    assertThat(ObjectiveCatalog.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.source()).contains("arXiv");
              assertThat(entry.formula().generator()).isNotEmpty();
              assertThat(entry.settings()).isNotEmpty();
              assertThat(entry.settings())
                  .allSatisfy(
                      recipe -> assertThat(entry.constraints()).containsAll(recipe.constraints()));
            });
  }

  @Test
  void theDefaultsFollowTheConstraint() {
    CatalogEntry wgan = ObjectiveCatalog.of("Wgan");

    assertThat(wgan.settings(List.of(Constraint.WEIGHT_CLIPPING)))
        .isEqualTo(
            SourceSettings.rmsProp("WGAN, arXiv 1701.07875", 5, 5e-5, Constraint.WEIGHT_CLIPPING));
    assertThat(wgan.settings(List.of(Constraint.GRADIENT_PENALTY)).beta2()).isEqualTo(0.9);
    assertThat(wgan.settings(List.of(Constraint.SPECTRAL_NORM))).isEqualTo(wgan.settings().get(0));
  }

  @Test
  void onlyWganIsInfiniteForAnyPairWithoutAConstraint() {
    assertThat(
            ObjectiveCatalog.entries().stream()
                .filter(CatalogEntry::constraintRequired)
                .map(CatalogEntry::name))
        .containsExactly("Wgan");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> ObjectiveCatalog.of("WGAN"))
        .hasMessage(
            "there is no divergence \"WGAN\"; use one of "
                + ObjectiveCatalog.entries().stream()
                    .map(CatalogEntry::name)
                    .collect(Collectors.joining(", ")));
  }
}
