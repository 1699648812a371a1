package io.ganqp.trainer.comparison.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.comparison.plan.ComparedObjective;
import io.ganqp.trainer.comparison.plan.Comparison;
import io.ganqp.trainer.comparison.plan.Length;
import io.ganqp.trainer.comparison.plan.Pairing;
import io.ganqp.trainer.comparison.run.RunResult;
import io.ganqp.trainer.comparison.run.RunResult.MeasuredModel;
import io.ganqp.trainer.comparison.run.RunResult.Outcome;
import io.ganqp.trainer.comparison.run.TrainerArguments;
import io.ganqp.trainer.comparison.statistic.Spread;
import io.ganqp.trainer.recipe.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Puts together what there is to tell. */
public final class Results {

  private final Comparison comparison;
  private final List<RunResult> results;
  private final RunRows runRows;

  private Results(Comparison comparison, List<RunResult> results, RunRows runRows) {
    this.comparison = comparison;
    this.results = results;
    this.runRows = runRows;
  }

  /**
   * Of all trainings, done or not.
   *
   * @param out folder of the comparison
   * @param arguments that the trainings were started with
   */
  public static ComparisonResult of(
      Comparison comparison, List<RunResult> results, Path out, TrainerArguments arguments) {
    return new Results(comparison, results, new RunRows(out, arguments)).assemble();
  }

  private ComparisonResult assemble() {
    Map<String, List<RunRow>> runs = new LinkedHashMap<>();
    for (RunResult result : results) {
      runs.computeIfAbsent(result.run().objective(), name -> new ArrayList<>())
          .add(runRows.of(result));
    }
    Optional<JsonNode> report =
        results.stream()
            .flatMap(result -> result.last().stream())
            .map(MeasuredModel::report)
            .findFirst();
    return new ComparisonResult(
        comparison.name(),
        comparison.reference(),
        comparison.seeds(),
        comparison.length() instanceof Length.Seconds seconds ? (Integer) seconds.count() : null,
        comparison.samples(),
        report.map(Results::dataset).orElse(Map.of()),
        report.map(Results::finestExtractor).orElse(null),
        comparison.objectives().stream().map(objective -> row(objective, runs)).toList(),
        comparison.published(),
        Remarks.of(runs.values().stream().flatMap(List::stream).toList()));
  }

  private Row row(ComparedObjective objective, Map<String, List<RunRow>> runs) {
    boolean reference = objective.name().equals(comparison.reference());
    GanQpTrainingSpec spec = spec(objective.name());
    Recipe recipe = Recipe.of(spec);
    List<RunRow> own = runs.get(objective.name());
    return new Row(
        objective.name(),
        recipe.description(),
        optimizer(recipe),
        reference ? null : Pairing.of(spec(comparison.reference()), spec).words(),
        spec.training().iterations(),
        recipe.criticSteps(),
        recipe.criticSteps() * spec.training().batchSize(),
        new Row.Counts(
            count(objective.name(), Outcome.COMPLETE),
            count(objective.name(), Outcome.DIVERGED),
            count(objective.name(), Outcome.FAILED),
            count(objective.name(), Outcome.PENDING)),
        Summaries.of(own, reference ? List.of() : runs.get(comparison.reference())),
        own,
        new RunRow.Times(
            median(own, RunRow.Times::secondsPerIteration),
            median(own, RunRow.Times::cpuSecondsPerIteration)));
  }

  private GanQpTrainingSpec spec(String objective) {
    return results.stream()
        .filter(result -> result.run().objective().equals(objective))
        .findFirst()
        .orElseThrow()
        .run()
        .training()
        .getSpec();
  }

  private static String optimizer(Recipe recipe) {
    String critic = recipe.criticOptimizer().description();
    String generator = recipe.generatorOptimizer().description();
    return critic.equals(generator)
        ? critic
        : "critic %s, generator %s".formatted(critic, generator);
  }

  private int count(String objective, Outcome outcome) {
    return (int)
        results.stream()
            .filter(result -> result.run().objective().equals(objective))
            .filter(result -> result.outcome() == outcome)
            .count();
  }

  private static Double median(List<RunRow> runs, Function<RunRow.Times, Double> time) {
    List<Double> known =
        runs.stream().map(RunRow::times).map(time).filter(Objects::nonNull).toList();
    return known.isEmpty() ? null : (Double) Spread.of(known).median();
  }

  private static Map<String, Object> dataset(JsonNode reports) {
    JsonNode dataset = (reports.isArray() ? reports.path(0) : reports).path("dataset");
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("source", dataset.path("source").asText());
    facts.put("digest", dataset.path("digest").asText());
    for (String count : List.of("resolution", "images", "training", "heldOut")) {
      facts.put(count, dataset.path(count).asInt());
    }
    return facts;
  }

  /** The one whose values stand last: it sees most. */
  private static String finestExtractor(JsonNode reports) {
    return Reading.of(reports).stream()
        .map(Reading::extractor)
        .filter(Objects::nonNull)
        .reduce((former, later) -> later)
        .orElse(null);
  }
}
