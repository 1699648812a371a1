package io.ganqp.trainer.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/**
 * Off-heap memory, which ND4J counts nowhere: the growth of the resident memory of a process of its
 * own, whose Java heap is small and resident from the start.
 */
class MemoryIT {

  private static final int BATCH = 64;

  /** The allocator's arenas fill for some hundred passes, whatever the engine leaves behind. */
  private static final int SETTLING = 1_200;

  private static final int PASSES = 400;
  private static final long LIMIT = 32 << 20;

  @Test
  void staysFlatOverManyPasses() throws Exception {
    assertThat(growth()).isLessThan(LIMIT);
  }

  private static long growth() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms128m",
                "-Xmx128m",
                "-XX:+AlwaysPreTouch",
                "-cp",
                System.getProperty("java.class.path"),
                MemoryIT.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output
        .lines()
        .filter(line -> line.startsWith("growth "))
        .mapToLong(line -> Long.parseLong(line.substring("growth ".length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no growth in: " + output));
  }

  /** Prints how many bytes many passes leave behind. */
  public static void main(String[] arguments) {
    NetworkDefinition critic = Networks.critic(32, 8, 64);
    try (Dl4jEngine engine = new Dl4jEngine()) {
      Plan plan = engine.compile(critic, PlanOptions.parameterGradient(BATCH, 2));
      passes(plan, critic, SETTLING);
      long before = Pointer.physicalBytes();
      passes(plan, critic, PASSES);
      System.out.println("growth " + (Pointer.physicalBytes() - before));
    }
  }

  private static void passes(Plan plan, NetworkDefinition critic, int count) {
    float[] parameters = Samples.parameters(critic, 1);
    float[] images = Samples.normal(BATCH * critic.inputs(), 2);
    float[] scoreGradient = Samples.normal(BATCH, 3);
    float[] gradient = new float[parameters.length];
    for (int i = 0; i < count; i++) {
      plan.load(parameters);
      plan.forward(images);
      plan.backward(scoreGradient, gradient, null);
    }
  }
}
