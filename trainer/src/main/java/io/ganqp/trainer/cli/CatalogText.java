package io.ganqp.trainer.cli;

import io.ganqp.crds.v1alpha1.OptimizerAlgorithm;
import io.ganqp.trainer.objective.CatalogEntry;
import io.ganqp.trainer.objective.Constraint;
import io.ganqp.trainer.objective.SourceSettings;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalog of divergences for people, and for programs. */
final class CatalogText {

  private static final String LEGEND =
      """
      Means over pairs of a real x_r and a fake x_f; ΔT = T(x_r) − T(x_f), sp(v) = log(1 + eᵛ).
      The critic maximises, the generator minimises. The first defaults are those of the divergence.
      """;

  private CatalogText() {}

  /** A block for each, under its name. */
  static String blocks(List<CatalogEntry> entries) {
    StringBuilder text = new StringBuilder(LEGEND);
    for (CatalogEntry entry : entries) {
      text.append('\n').append(entry.name()).append('\n');
      line(text, "critic", entry.formula().critic());
      entry.formula().generator().forEach(form -> line(text, "generator", form));
      entry.parameters().forEach(parameter -> line(text, "parameter", parameter));
      line(text, "constraints", constraints(entry));
      line(text, "shift of T", entry.standard().isShiftInvariant() ? "changes nothing" : "matters");
      line(text, "source", entry.source());
      entry.settings().forEach(settings -> line(text, "defaults", settings(settings)));
    }
    return text.toString();
  }

  /** Each with all that is known of it, to be written as JSON. */
  static List<Map<String, Object>> objects(List<CatalogEntry> entries) {
    return entries.stream().map(CatalogText::object).toList();
  }

  private static Map<String, Object> object(CatalogEntry entry) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", entry.name());
    object.put("critic", entry.formula().critic());
    object.put("generator", entry.formula().generator());
    object.put("parameters", entry.parameters());
    object.put("constraints", Constraint.forms(entry.constraints()));
    object.put("constraintRequired", entry.constraintRequired());
    object.put("shiftInvariant", entry.standard().isShiftInvariant());
    object.put("generatorNeedsReals", entry.standard().generatorNeedsReals());
    object.put("source", entry.source());
    object.put("defaults", entry.settings().stream().map(CatalogText::object).toList());
    return object;
  }

  private static Map<String, Object> object(SourceSettings settings) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("source", settings.source());
    if (!settings.constraints().isEmpty()) {
      object.put("constraint", Constraint.together(settings.constraints()));
    }
    object.put("criticSteps", settings.criticSteps());
    object.put("optimizer", name(settings.optimizer()));
    object.put("learningRate", settings.learningRate());
    if (settings.beta1() != null) {
      object.put("beta1", settings.beta1());
      object.put("beta2", settings.beta2());
    }
    return object;
  }

  private static String constraints(CatalogEntry entry) {
    String names = String.join(", ", Constraint.forms(entry.constraints()));
    return entry.constraintRequired() ? "one of " + names : "none, " + names;
  }

  private static String settings(SourceSettings settings) {
    return "%s%d critic step%s, %s %s%s: %s"
        .formatted(
            settings.constraints().isEmpty()
                ? ""
                : Constraint.together(settings.constraints()) + ", ",
            settings.criticSteps(),
            settings.criticSteps() == 1 ? "" : "s",
            name(settings.optimizer()),
            plain(settings.learningRate()),
            settings.beta1() == null
                ? ""
                : " (%s, %s)".formatted(plain(settings.beta1()), plain(settings.beta2())),
            settings.source());
  }

  private static String name(OptimizerAlgorithm algorithm) {
    return switch (algorithm) {
      case ADAM -> "Adam";
      case RMS_PROP -> "RmsProp";
    };
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  %-12s %s%n".formatted(name, value));
  }
}
