package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.EngineUnavailableException;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.program.CompiledPlan;
import io.ganqp.trainer.network.NetworkDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Networks on whichever ND4J backend is on the class path, in single precision. */
public final class Dl4jEngine implements Engine {

  private final List<Plan> plans = new ArrayList<>();

  /**
   * Loads the backend of ND4J that this build carries.
   *
   * @throws EngineUnavailableException if it does not load, such as CUDA's where there is no GPU
   */
  public static Dl4jEngine open() {
    try {
      Nd4j.getExecutioner();
      return new Dl4jEngine();
    } catch (LinkageError | RuntimeException e) {
      throw new EngineUnavailableException(
          onGpu()
              ? "this build computes on an NVIDIA GPU, and there is none that works here (%s); install the driver and check nvidia-smi, or take the build without the profile gpu"
                  .formatted(rootCause(e))
              : "ND4J does not load here (%s)".formatted(rootCause(e)),
          e);
    }
  }

  private static Throwable rootCause(Throwable e) {
    return e.getCause() == null ? e : rootCause(e.getCause());
  }

  /** Whether this build carries ND4J for GPUs. */
  public static boolean onGpu() {
    return Dl4jEngine.class.getResource("/nd4j-jcublas.properties") != null;
  }

  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public String device() {
    Properties information = Nd4j.getExecutioner().getEnvironmentInformation();
    return "%s, %s cores, %s"
        .formatted(
            information.get("backend"), information.get("cores"), information.get("blas.vendor"));
  }

  @Override
  public Plan compile(NetworkDefinition network, PlanOptions options) {
    Plan plan =
        CompiledPlan.of(
            network, options, Dl4jBackend.of(network, options, DataType.FLOAT), plans::remove);
    plans.add(plan);
    return plan;
  }

  @Override
  public void close() {
    List.copyOf(plans).forEach(Plan::close);
  }
}
