package io.ganqp.trainer.recipe;

import io.ganqp.crds.v1alpha1.CriticSpec;
import io.ganqp.crds.v1alpha1.Distance;
import io.ganqp.crds.v1alpha1.Divergence;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.GeneratorLoss;
import io.ganqp.crds.v1alpha1.NetworkOptimizerSpec;
import io.ganqp.crds.v1alpha1.Normalization;
import io.ganqp.crds.v1alpha1.ObjectiveSpec;
import io.ganqp.crds.v1alpha1.OptimizerAlgorithm;
import io.ganqp.crds.v1alpha1.OptimizerSpec;
import io.ganqp.crds.v1alpha1.PenaltySpec;
import io.ganqp.crds.v1alpha1.TrainingLoopSpec;
import io.ganqp.trainer.objective.Objectives;
import io.ganqp.trainer.objective.SourceSettings;
import java.util.Objects;

/** Fills in what a specification leaves to the paper of its objective. */
public final class Completion {

  private static final double GAN_QP_LAMBDA = 10;
  private static final double PENALTY_WEIGHT = 10;
  private static final double WGAN_DIV_WEIGHT = 2;
  private static final double WGAN_DIV_POWER = 6;

  private Completion() {}

  /** The same specification with nothing left out; a complete one stays as it is. */
  public static GanQpTrainingSpec of(GanQpTrainingSpec spec) {
    SourceSettings source = Sources.of(spec.objective(), spec.critic());
    return new GanQpTrainingSpec(
        spec.dataset(),
        spec.model(),
        objective(spec.objective()),
        critic(spec.critic()),
        spec.augmentation(),
        optimizer(spec.optimizer(), source),
        loop(spec.training(), source),
        spec.evaluation(),
        spec.checkpoint(),
        spec.storage(),
        spec.trainer(),
        spec.runPolicy(),
        spec.serving());
  }

  private static ObjectiveSpec objective(ObjectiveSpec spec) {
    boolean potential = spec.divergence() == Divergence.GAN_QP;
    boolean twoLosses = Objectives.entry(spec).hasTwoLosses();
    return new ObjectiveSpec(
        spec.divergence(),
        potential ? Objects.requireNonNullElse(spec.distance(), Distance.L1) : null,
        potential ? orElse(spec.lambda(), GAN_QP_LAMBDA) : null,
        potential ? Objects.requireNonNullElse(spec.power(), 2) : null,
        spec.fDivergence(),
        twoLosses
            ? Objects.requireNonNullElse(spec.generatorLoss(), GeneratorLoss.NON_SATURATING)
            : null);
  }

  private static CriticSpec critic(CriticSpec spec) {
    Normalization fitting =
        spec.penalty() == null && !spec.spectralNorm()
            ? Normalization.BATCH_NORM
            : Normalization.NONE;
    return new CriticSpec(
        spec.input(),
        Objects.requireNonNullElse(spec.normalization(), fitting),
        spec.spectralNorm(),
        spec.weightClipping(),
        spec.penalty() == null ? null : penalty(spec.penalty()));
  }

  private static PenaltySpec penalty(PenaltySpec spec) {
    return switch (spec.type()) {
      case WGAN_DIV, WGAN_DIV_AT_SAMPLES ->
          new PenaltySpec(
              spec.type(),
              orElse(spec.weight(), WGAN_DIV_WEIGHT),
              orElse(spec.power(), WGAN_DIV_POWER));
      case GRADIENT_PENALTY, ONE_SIDED_GRADIENT_PENALTY, R1, R2, R1_AND_R2 ->
          new PenaltySpec(spec.type(), orElse(spec.weight(), PENALTY_WEIGHT), null);
    };
  }

  private static OptimizerSpec optimizer(OptimizerSpec spec, SourceSettings source) {
    OptimizerAlgorithm algorithm = Objects.requireNonNullElse(spec.algorithm(), source.optimizer());
    Sources.Rates rates = Sources.rates(source, algorithm);
    Double beta1 =
        algorithm == OptimizerAlgorithm.ADAM ? orElse(spec.beta1(), rates.beta1()) : null;
    NetworkOptimizerSpec shared =
        new NetworkOptimizerSpec(
            orElse(spec.learningRate(), rates.learningRate()),
            beta1,
            orElse(spec.beta2(), rates.beta2()));
    NetworkOptimizerSpec critic = complete(spec.critic(), shared);
    NetworkOptimizerSpec generator = complete(spec.generator(), shared);
    if (critic.equals(generator)) {
      shared = critic;
    }
    return new OptimizerSpec(
        algorithm,
        shared.learningRate(),
        shared.beta1(),
        shared.beta2(),
        own(critic, shared),
        own(generator, shared));
  }

  private static NetworkOptimizerSpec complete(
      NetworkOptimizerSpec spec, NetworkOptimizerSpec shared) {
    return spec == null
        ? shared
        : new NetworkOptimizerSpec(
            Objects.requireNonNullElse(spec.learningRate(), shared.learningRate()),
            spec.beta1() == null ? shared.beta1() : spec.beta1(),
            Objects.requireNonNullElse(spec.beta2(), shared.beta2()));
  }

  /** Null where a network has nothing of its own: equal settings are written in one way. */
  private static NetworkOptimizerSpec own(NetworkOptimizerSpec spec, NetworkOptimizerSpec shared) {
    return spec.equals(shared)
        ? null
        : new NetworkOptimizerSpec(
            other(spec.learningRate(), shared.learningRate()),
            other(spec.beta1(), shared.beta1()),
            other(spec.beta2(), shared.beta2()));
  }

  private static Double other(Double value, Double shared) {
    return Objects.equals(value, shared) ? null : value;
  }

  private static TrainingLoopSpec loop(TrainingLoopSpec spec, SourceSettings source) {
    return new TrainingLoopSpec(
        spec.iterations(),
        spec.batchSize(),
        Objects.requireNonNullElse(spec.criticSteps(), source.criticSteps()),
        spec.averageDecay(),
        spec.seed());
  }

  private static Double orElse(Double value, double absent) {
    return value == null ? (Double) absent : value;
  }
}
