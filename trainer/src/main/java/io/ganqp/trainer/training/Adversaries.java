package io.ganqp.trainer.training;

import io.ganqp.crds.v1alpha1.ModelSpec;
import io.ganqp.trainer.network.CriticOptions;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterLayout;
import io.ganqp.trainer.network.Shape;
import java.util.List;
import java.util.Objects;

/** The two networks of a GAN, and how their parameters lie. */
public record Adversaries(
    NetworkDefinition generator,
    ParameterLayout generatorLayout,
    NetworkDefinition critic,
    ParameterLayout criticLayout) {

  /** Height and width of the images in pixels. */
  int imageSide() {
    List<Shape> shapes = generator.shapes();
    return shapes.get(shapes.size() - 1).size();
  }

  /**
   * The networks that a specification asks for.
   *
   * @param options of its critic
   */
  public static Adversaries of(ModelSpec model, CriticOptions options) {
    int resolution = model.resolution();
    int base =
        Objects.requireNonNullElseGet(
            model.baseChannels(), () -> Networks.defaultBaseChannels(resolution));
    int maximum =
        Objects.requireNonNullElse(model.maximumChannels(), Networks.DEFAULT_MAXIMUM_CHANNELS);
    NetworkDefinition generator =
        Networks.generator(resolution, model.latentDimension(), base, maximum);
    NetworkDefinition critic = Networks.critic(resolution, base, maximum, options);
    return new Adversaries(
        generator, ParameterLayout.of(generator), critic, ParameterLayout.of(critic));
  }
}
