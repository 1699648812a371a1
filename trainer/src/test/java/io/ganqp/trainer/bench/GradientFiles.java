package io.ganqp.trainer.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Engines;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes what an engine computes, and from what, as raw little-endian floats, for another program
 * to check ({@code trainer/peers/gradients.py}): the networks as they are, or smooth.
 */
public final class GradientFiles {

  private static final int LATENT = 128;
  private static final int MAXIMUM_CHANNELS = Networks.DEFAULT_MAXIMUM_CHANNELS;

  private final Path folder;
  private final Engine engine;
  private final int resolution;
  private final int batch;
  private final boolean smooth;

  private GradientFiles(Path folder, Engine engine, int resolution, int batch, boolean smooth) {
    this.folder = folder;
    this.engine = engine;
    this.resolution = resolution;
    this.batch = batch;
    this.smooth = smooth;
  }

  /** Arguments: engine, resolution, batch, folder, and {@code smooth} if wanted. */
  public static void main(String[] arguments) throws IOException {
    int resolution = Integer.parseInt(arguments[1]);
    int base = Networks.defaultBaseChannels(resolution);
    Path folder = Files.createDirectories(Path.of(arguments[3]));
    try (Engine engine = Engines.open(arguments[0])) {
      GradientFiles files =
          new GradientFiles(
              folder,
              engine,
              resolution,
              Integer.parseInt(arguments[2]),
              List.of(arguments).contains("smooth"));
      List<Map<String, Object>> cards = new ArrayList<>();
      cards.add(files.write(Networks.generator(resolution, LATENT, base, MAXIMUM_CHANNELS), base));
      cards.add(files.write(Networks.critic(resolution, base, MAXIMUM_CHANNELS), base));
      new ObjectMapper().writeValue(folder.resolve("card.json").toFile(), cards);
    }
  }

  private Map<String, Object> write(NetworkDefinition reference, int base) throws IOException {
    NetworkDefinition network = smooth ? Samples.smooth(reference) : reference;
    ParameterLayout layout = ParameterLayout.of(network);
    float[] parameters = Samples.parameters(network, 1);
    float[] input = Samples.normal(batch * network.inputs(), 2);
    float[] outputGradient = Samples.normal(batch * network.outputs(), 3);
    float[] parameterGradient = new float[layout.size()];
    float[] inputGradient = new float[input.length];
    try (Plan plan = engine.compile(network, new PlanOptions(batch, 1, true, true, true))) {
      plan.load(parameters);
      file(network, "output", plan.forward(input));
      plan.backward(outputGradient, parameterGradient, inputGradient);
    }
    file(network, "parameters", parameters);
    file(network, "input", input);
    file(network, "output-gradient", outputGradient);
    file(network, "parameter-gradient", parameterGradient);
    file(network, "input-gradient", inputGradient);
    return Map.of(
        "network", network.name(),
        "resolution", resolution,
        "batch", batch,
        "baseChannels", base,
        "maximumChannels", MAXIMUM_CHANNELS,
        "smooth", smooth,
        "blocks", layout.blocks().stream().map(GradientFiles::card).toList());
  }

  private static Map<String, Object> card(ParameterBlock block) {
    return Map.of(
        "layer", block.layer(),
        "kind", block.kind().name(),
        "offset", block.offset(),
        "length", block.length());
  }

  private void file(NetworkDefinition network, String what, float[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    Files.write(folder.resolve(network.name() + "-" + what + ".f32"), bytes.array());
  }
}
