package io.ganqp.trainer.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.crds.v1alpha1.ModelSpec;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The size of generator and critic, with all defaults. */
record Architecture(int resolution, int latentDimension, int baseChannels, int maximumChannels) {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static Architecture of(ModelSpec model) {
    int resolution = model.resolution();
    return new Architecture(
        resolution,
        model.latentDimension(),
        Objects.requireNonNullElseGet(
            model.baseChannels(), () -> Networks.defaultBaseChannels(resolution)),
        Objects.requireNonNullElse(model.maximumChannels(), Networks.DEFAULT_MAXIMUM_CHANNELS));
  }

  /**
   * What makes the networks of a checkpoint others than those of {@code model}, as "resolution is
   * 64 there, and spec.model.resolution is 32"; empty if they are the same, however they are asked
   * for.
   *
   * @param former {@code model} of the checkpoint's identity
   * @throws IOException if it is none
   */
  static List<String> differences(JsonNode former, ModelSpec model) throws IOException {
    try {
      return differences(of(JSON.treeToValue(former, ModelSpec.class)), of(model));
    } catch (JsonProcessingException e) {
      throw new IOException("its model is " + former, e);
    }
  }

  private static List<String> differences(Architecture there, Architecture here) {
    if (there.generator().equals(here.generator())) {
      return List.of();
    }
    List<String> differences = new ArrayList<>();
    compare("resolution", there.resolution, here.resolution, differences);
    compare("latentDimension", there.latentDimension, here.latentDimension, differences);
    compare("baseChannels", there.baseChannels, here.baseChannels, differences);
    compare("maximumChannels", there.maximumChannels, here.maximumChannels, differences);
    return differences;
  }

  private static void compare(String name, int there, int here, List<String> differences) {
    if (there != here) {
      differences.add(
          "%1$s is %2$d there, and spec.model.%1$s is %3$d".formatted(name, there, here));
    }
  }

  /** The generator of that size; the critic mirrors it. */
  private NetworkDefinition generator() {
    return Networks.generator(resolution, latentDimension, baseChannels, maximumChannels);
  }
}
