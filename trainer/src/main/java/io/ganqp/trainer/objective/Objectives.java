package io.ganqp.trainer.objective;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.crds.v1alpha1.ObjectiveSpec;
import java.util.Optional;

/** From what a user writes to what computes it. */
public final class Objectives {

  private static final JsonMapper NAMES = new JsonMapper();

  private Objectives() {}

  /** The entry of the divergence that a specification names. */
  public static CatalogEntry entry(ObjectiveSpec spec) {
    return ObjectiveCatalog.of(NAMES.convertValue(spec.divergence(), String.class));
  }

  /**
   * The objective of a complete specification.
   *
   * @param input what the critic scores
   */
  public static Objective of(ObjectiveSpec spec, CriticInput input) {
    Parameters standard = Parameters.STANDARD;
    Parameters parameters =
        new Parameters(
            spec.lambda() == null ? standard.lambda() : spec.lambda(),
            spec.power() == null ? standard.power() : spec.power(),
            input,
            spec.fDivergence() == null
                ? standard.f()
                : FDivergence.valueOf(spec.fDivergence().name()),
            spec.generatorLoss() == null
                ? standard.form()
                : GeneratorForm.valueOf(spec.generatorLoss().name()));
    return new Objective(
        entry(spec).factory().of(parameters),
        Optional.ofNullable(spec.distance()).map(d -> Distance.valueOf(d.name())));
  }
}
