package io.ganqp.trainer.constraint;

import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient of a critic's loss and of a penalty φ(n) on n = ‖∇T‖, by the tangent pass.
 *
 * <p>A critic of rectifiers is linear around each x: T(x + h) = T(x) + J h, with J = ∇T(x). With u
 * = J/n and frozen slopes, ∂φ(n)/∂θ = φ′(n) ∂(J u)/∂θ: the parameter gradient of a linear map at u.
 * Without biases T(x) = J x as well, so that ∂(c T(x))/∂θ = ∂(J c x)/∂θ, and one pass at c x + φ′ u
 * gives the gradient of loss and penalty together. A bias of the last layer only adds itself to
 * each score.
 */
public final class PenalisedCritic {

  /** From the scores of a batch, lent for the call, to dL/d score of each. */
  public interface LossGradient {
    float[] of(float[] scores);
  }

  private final Plan plan;
  private final int batch;
  private final PointGradients points;
  private final float[] ones;
  private final float[] zeros;
  private final boolean homogeneous;
  private final List<ParameterBlock> biases;
  private final float[] penaltyGradient;

  /**
   * @param critic without batch norm
   * @param plan of it, compiled with {@code PlanOptions.penalised(batch)}; the caller loads its
   *     parameters, and closes it
   */
  public PenalisedCritic(NetworkDefinition critic, Plan plan, int batch) {
    this.plan = plan;
    this.batch = batch;
    this.points = new PointGradients(batch, critic.inputs());
    this.ones = new float[batch];
    this.zeros = new float[batch];
    Arrays.fill(ones, 1);
    ParameterLayout layout = ParameterLayout.of(critic);
    int last = critic.layers().size() - 1;
    this.biases = layout.blocks().stream().filter(b -> b.kind() == Kind.BIAS).toList();
    this.homogeneous = biases.stream().allMatch(bias -> bias.layer() == last);
    this.penaltyGradient = homogeneous ? null : new float[layout.size()];
  }

  /**
   * The loss of a batch with a penalty at its samples.
   *
   * @param pairs [batch · inputs], the reals and then as many fakes
   * @param loss gradient of the loss
   * @param penalty of which the parts at reals and fakes are taken
   * @param parameterGradient overwritten with the gradient of loss and penalty together
   * @return the penalty, and the norms at the samples that take part
   */
  public GradientNorms lossAndPenalty(
      float[] pairs, LossGradient loss, GradientPenalty penalty, float[] parameterGradient) {
    requireBatch(pairs.length);
    if (batch % 2 != 0) {
      throw new IllegalArgumentException(batch + " samples are not as many reals as fakes");
    }
    float[] weights = loss.of(plan.forward(pairs));
    if (!homogeneous) {
      plan.backward(weights, parameterGradient, null);
    }
    gradientsAtPoints();
    float[] shares = homogeneous ? weights : zeros;
    int half = batch / 2;
    points.toDirections(0, half, penalty.reals(), shares, pairs);
    points.toDirections(half, half, penalty.fakes(), shares, pairs);
    plan.tangent(points.array());
    if (homogeneous) {
      plan.backward(ones, parameterGradient, null);
      addToLastBias(weights, parameterGradient);
    } else {
      plan.backward(ones, penaltyGradient, null);
      for (int i = 0; i < penaltyGradient.length; i++) {
        parameterGradient[i] += penaltyGradient[i];
      }
    }
    int from = penalty.reals().equals(NormPenalty.NONE) ? half : 0;
    int to = penalty.fakes().equals(NormPenalty.NONE) ? half : batch;
    return points.summary(from, to);
  }

  /**
   * A penalty alone, the mean over points.
   *
   * @param at [batch · inputs], the points
   * @param parameterGradient overwritten with the gradient of the penalty
   */
  public GradientNorms penalty(float[] at, NormPenalty function, float[] parameterGradient) {
    requireBatch(at.length);
    plan.forward(at);
    gradientsAtPoints();
    points.toDirections(0, batch, function, zeros, at);
    plan.tangent(points.array());
    plan.backward(ones, parameterGradient, null);
    return points.summary(0, batch);
  }

  private void gradientsAtPoints() {
    plan.backward(ones, null, points.array());
    points.measure();
  }

  private void addToLastBias(float[] weights, float[] parameterGradient) {
    for (ParameterBlock bias : biases) {
      double sum = 0;
      for (float weight : weights) {
        sum += weight;
      }
      parameterGradient[bias.offset()] += (float) sum;
    }
  }

  private void requireBatch(int length) {
    if (length != points.array().length) {
      throw new IllegalArgumentException(
          "%d elements are no batch of %d samples, which has %d"
              .formatted(length, batch, points.array().length));
    }
  }
}
