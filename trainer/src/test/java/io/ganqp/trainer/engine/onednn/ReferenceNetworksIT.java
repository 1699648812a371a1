package io.ganqp.trainer.engine.onednn;

import static io.ganqp.trainer.network.Networks.DEFAULT_MAXIMUM_CHANNELS;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.engine.dl4j.Dl4jEngine;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The networks of the article at every resolution: both engines give the same. From 256 px on with
 * an eighth of the channels, since DL4J takes minutes for all of them; {@code
 * trainer/peers/gradients.py} has them all.
 */
class ReferenceNetworksIT {

  /**
   * What single precision gives at 512 px: gradients of either engine are up to 9e-6 from double
   * precision, means of a batch, where values cancel, somewhat more.
   */
  private static final double TOLERANCE = 3e-5;

  private static final int LATENT = 128;
  private static final int BATCH = 2;

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 128, 256, 512})
  void bothEnginesGiveTheSameGradients(int resolution) {
    check(Samples.smooth(generator(resolution)));
    check(Samples.smooth(critic(resolution)));
  }

  @Test
  void alsoWhereTheActivationsHaveAKink() {
    check(generator(32));
    check(critic(32));
  }

  private static NetworkDefinition generator(int resolution) {
    return Networks.generator(resolution, LATENT, base(resolution), DEFAULT_MAXIMUM_CHANNELS);
  }

  private static NetworkDefinition critic(int resolution) {
    return Networks.critic(resolution, base(resolution), DEFAULT_MAXIMUM_CHANNELS);
  }

  private static int base(int resolution) {
    int base = Networks.defaultBaseChannels(resolution);
    return resolution < 256 ? base : base / 4;
  }

  private static void check(NetworkDefinition network) {
    try (Engine engine = OneDnnEngine.open(OneDnnEngine.NAME);
        Engine reference = new Dl4jEngine()) {
      new Agreement(engine, reference, TOLERANCE)
          .check(network, new PlanOptions(BATCH, 1, true, true, true));
    }
  }
}
