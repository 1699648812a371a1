package io.ganqp.trainer.comparison.plan;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.ganqp.crds.v1alpha1.CriticInput;
import io.ganqp.crds.v1alpha1.CriticSpec;
import io.ganqp.crds.v1alpha1.Divergence;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.ObjectiveSpec;
import io.ganqp.crds.v1alpha1.StorageSpec;
import io.ganqp.crds.v1alpha1.TrainingInputs;
import io.ganqp.crds.v1alpha1.TrainingLoopSpec;
import io.ganqp.crds.v1alpha1.VolumeSource;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.crds.validation.InvalidDocumentException;
import io.ganqp.crds.validation.Problem;
import io.ganqp.trainer.recipe.Completion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * The trainings of a comparison: all objectives of the first seed, then all of the next, so that
 * what is there at any time can be compared.
 */
public final class Plan {

  /** Claim of the store of each training: the folder beside its document. */
  public static final String STORE = "store";

  private static final int MOST_ITERATIONS = 10_000_000;

  private static final ObjectiveSpec DEFAULT_OBJECTIVE =
      new ObjectiveSpec(Divergence.GAN_QP, null, null, null, null, null);
  private static final CriticSpec DEFAULT_CRITIC =
      new CriticSpec(CriticInput.IMAGE, null, false, null, null);

  private final DocumentReader<GanQpTraining> trainings = DocumentReader.ofTrainings();
  private final Comparison comparison;

  private Plan(Comparison comparison) {
    this.comparison = comparison;
  }

  /**
   * Plans trainings of equal length.
   *
   * @throws InvalidDocumentException if an objective does not go with its critic or the base
   */
  public static List<PlannedRun> of(Comparison comparison, Length.Iterations length) {
    return new Plan(comparison).runs(comparison.seeds(), objective -> length.count());
  }

  /**
   * Plans trainings that take equally long.
   *
   * @param secondsPerIteration of each objective, by its name
   * @throws InvalidDocumentException if an objective does not go with its critic or the base
   */
  public static List<PlannedRun> of(
      Comparison comparison, Length.Seconds length, Map<String, Double> secondsPerIteration) {
    return new Plan(comparison)
        .runs(
            comparison.seeds(),
            objective -> iterations(length, secondsPerIteration.get(objective)));
  }

  private static int iterations(Length.Seconds length, double secondsPerIteration) {
    return (int) Math.max(1, Math.min(MOST_ITERATIONS, length.count() / secondsPerIteration));
  }

  /**
   * Short trainings, one of each objective, that show how long an iteration takes.
   *
   * @throws InvalidDocumentException if an objective does not go with its critic or the base
   */
  public static List<PlannedRun> probes(Comparison comparison) {
    // What is wrong with the base as it is written is told before anything is timed.
    new Plan(comparison).runs(comparison.seeds().subList(0, 1), objective -> Probe.ITERATIONS);
    return new Plan(comparison.withBase(Probe.of(comparison.base())))
        .runs(List.of(Probe.SEED), objective -> Probe.ITERATIONS);
  }

  private List<PlannedRun> runs(List<Long> seeds, ToIntFunction<String> iterations) {
    Map<String, Problem> problems = new LinkedHashMap<>();
    if (TrainingInputs.of(comparison.base()).volumes().stream()
        .anyMatch(volume -> volume.claimName().equals(STORE))) {
      Problem taken =
          new Problem(
              "spec.base",
              STORE,
              "spec.base: the claim \"%s\" is that of the comparison's own stores".formatted(STORE),
              "give yours another name, and say by --volume which folder it is");
      problems.put(taken.message(), taken);
    }
    List<PlannedRun> runs = new ArrayList<>();
    for (long seed : seeds) {
      for (int i = 0; i < comparison.objectives().size(); i++) {
        ComparedObjective objective = comparison.objectives().get(i);
        try {
          runs.add(run(objective, seed, iterations.applyAsInt(objective.name())));
        } catch (InvalidDocumentException e) {
          for (Problem problem : e.problems()) {
            Problem here = placed(problem, "spec.objectives[%d]".formatted(i));
            problems.putIfAbsent(here.message(), here);
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidDocumentException(
          comparison.source().toString(), List.copyOf(problems.values()));
    }
    return List.copyOf(runs);
  }

  /** A problem of a training, where it is in the document of the comparison. */
  private static Problem placed(Problem problem, String objective) {
    String path = problem.path();
    String place =
        path.matches("spec\\.(objective|critic|optimizer)\\b.*")
            ? objective + path.substring("spec".length())
            : "spec.base" + path.replaceFirst("^spec", "");
    return new Problem(
        place, problem.value(), problem.message().replace(path, place), problem.remedy());
  }

  private PlannedRun run(ComparedObjective objective, long seed, int iterations) {
    GanQpTraining training = new GanQpTraining();
    String name = objective.name() + "-" + seed;
    training.setMetadata(new ObjectMetaBuilder().withName(name).build());
    training.setSpec(spec(objective, seed, iterations));
    // Checked as written, before what it leaves out is filled in.
    trainings.parse(name, TrainingDocument.yaml(training));
    training.setSpec(Completion.of(training.getSpec()));
    String yaml = TrainingDocument.yaml(training);
    return new PlannedRun(objective.name(), seed, trainings.parse(name, yaml), yaml);
  }

  private GanQpTrainingSpec spec(ComparedObjective objective, long seed, int iterations) {
    GanQpTrainingSpec base = comparison.base();
    TrainingLoopSpec loop = base.training();
    return new GanQpTrainingSpec(
        base.dataset(),
        base.model(),
        Objects.requireNonNullElse(objective.objective(), DEFAULT_OBJECTIVE),
        Objects.requireNonNullElse(objective.critic(), DEFAULT_CRITIC),
        base.augmentation(),
        Objects.requireNonNullElse(objective.optimizer(), base.optimizer()),
        new TrainingLoopSpec(
            iterations,
            loop.batchSize(),
            objective.criticSteps() == null ? loop.criticSteps() : objective.criticSteps(),
            loop.averageDecay(),
            seed),
        base.evaluation(),
        base.checkpoint(),
        new StorageSpec(new VolumeSource(STORE, null), null),
        null,
        null,
        null);
  }
}
