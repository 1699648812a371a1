package io.ganqp.trainer.preflight;

import io.ganqp.crds.v1alpha1.EvaluationSpec;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.augment.AugmentationPolicy;
import io.ganqp.trainer.constraint.GradientPenalty;
import io.ganqp.trainer.evaluation.SlicedWasserstein;
import io.ganqp.trainer.judging.Judge;
import io.ganqp.trainer.recipe.CriticConstraint;
import io.ganqp.trainer.recipe.Recipe;
import io.ganqp.trainer.training.Adversaries;

/**
 * The least heap that a training takes, from its networks and its batch; what is sure to be there
 * at once, so that a smaller heap can't do.
 *
 * @param training bytes of parameters, Adam's moments, gradients and batches
 * @param evaluation bytes that an evaluation and its export take besides
 */
record MemoryDemand(long training, long evaluation) {

  /** Parameters, average and a gradient; the optimizer's moments besides. */
  private static final int VECTORS_OF_GENERATOR = 3;

  /** Parameters and a gradient; the optimizer's moments and the constraint's vectors besides. */
  private static final int VECTORS_OF_CRITIC = 2;

  /** Average with fitted statistics, folded weights, and the file in memory. */
  private static final int VECTORS_OF_EXPORT = 3;

  /** Real and generated images, and the gradient of the generated ones. */
  private static final int BATCHES = 3;

  /** The same once more, augmented; where it is not asked for, it may still be the run's choice. */
  private static final int AUGMENTED_BATCHES = 3;

  /** Of real images twice, for two sizes, of those trained on, and of generated ones. */
  private static final int SETS_OF_FEATURES = 4;

  /** Features of an image by the built-in network; others have about as many. */
  private static final int FEATURES = 768;

  /** Share of a machine's memory that the launcher gives to the heap. */
  private static final double HEAP_SHARE = 0.30;

  static MemoryDemand of(GanQpTrainingSpec spec) {
    Recipe recipe = Recipe.of(spec);
    Adversaries networks = Adversaries.of(spec.model(), recipe.architecture());
    long generator = (long) networks.generatorLayout().size() * Float.BYTES;
    long critic = (long) networks.criticLayout().size() * Float.BYTES;
    long batch = (long) spec.training().batchSize() * networks.generator().outputs() * Float.BYTES;
    boolean augmented =
        AugmentationPolicy.asked(spec).filter(policy -> !policy.isNone()).isPresent();
    int batches = BATCHES + (augmented ? AUGMENTED_BATCHES : 0);
    return new MemoryDemand(
        (VECTORS_OF_GENERATOR + recipe.generatorOptimizer().algorithm().moments()) * generator
            + (VECTORS_OF_CRITIC + vectorsBesides(recipe)) * critic
            + (batches + batchesBesides(recipe)) * batch,
        Math.max(
            VECTORS_OF_EXPORT * generator,
            generator
                + features(spec.evaluation())
                + SlicedWasserstein.bytes(spec.model().resolution(), spec.evaluation().samples())));
  }

  private static int vectorsBesides(Recipe recipe) {
    CriticConstraint constraint = recipe.constraint();
    return recipe.criticOptimizer().algorithm().moments()
        + (constraint.spectralNorm() ? 1 : 0)
        + (constraint.penalty().filter(GradientPenalty::isAtInterpolates).isPresent() ? 1 : 0);
  }

  /** Stacked pairs, both ways round, and points of a penalty with their gradients. */
  private static int batchesBesides(Recipe recipe) {
    int stacked = recipe.architecture().images() == 2 ? 4 : 0;
    return stacked + (recipe.constraint().penalty().isPresent() ? 2 : 0);
  }

  private static long features(EvaluationSpec spec) {
    return Judge.needsFeatures(spec)
        ? (long) SETS_OF_FEATURES * spec.samples() * FEATURES * Float.BYTES
        : 0;
  }

  /**
   * Confirms that it fits.
   *
   * @param heap bytes that the JVM may take
   * @throws UnsuitableEnvironmentException if it does not
   */
  void requireWithin(long heap) {
    long least = training + evaluation;
    if (heap < least) {
      throw new UnsuitableEnvironmentException(
          "the heap has %s, and this network and batch need at least %s (%s to train, %s more to evaluate and export): give the process at least %s (limits.memory, GANQP_MEMORY), or lower spec.model.resolution, spec.model.baseChannels or spec.training.batchSize"
              .formatted(
                  Bytes.words(heap),
                  Bytes.words(least),
                  Bytes.words(training),
                  Bytes.words(evaluation),
                  Bytes.words((long) (least / HEAP_SHARE))));
    }
  }
}
