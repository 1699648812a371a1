package io.ganqp.trainer.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.EngineUnavailableException;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.onednn.kernel.Device;
import io.ganqp.trainer.engine.onednn.layer.ConvolutionChoice;
import io.ganqp.trainer.engine.onednn.memory.InstructionSet;
import io.ganqp.trainer.engine.program.CompiledPlan;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.profile.OperationTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/** Networks on oneDNN, on CPUs with AVX2 or AVX-512. */
public final class OneDnnEngine implements Engine {

  /** Its name among the engines. */
  public static final String NAME = "onednn";

  /** Its name when it is to leave Winograd's algorithm alone. */
  public static final String DIRECT = "onednn-direct";

  /** Its name when convolutions are to round what they multiply to bfloat16. */
  public static final String BFLOAT16 = "onednn-bf16";

  private final ConvolutionChoice convolutions;
  private final Device device;
  private final List<Plan> plans = new ArrayList<>();

  OneDnnEngine(ConvolutionChoice convolutions) {
    this(convolutions, threads());
  }

  /**
   * @param threads for how many the work is laid out
   */
  OneDnnEngine(ConvolutionChoice convolutions, int threads) {
    this.convolutions = convolutions;
    this.device = new Device(InstructionSet.detect(), threads);
  }

  /**
   * Loads oneDNN, and fits the engine to the CPU.
   *
   * @param name {@link #NAME}, {@link #DIRECT} or {@link #BFLOAT16}
   * @throws EngineUnavailableException if the library does not load, or the CPU lacks AVX2, or the
   *     bfloat16 that is asked for
   */
  public static OneDnnEngine open(String name) {
    try {
      Loader.load(dnnl.class);
      return switch (name) {
        case DIRECT -> new OneDnnEngine(ConvolutionChoice.DIRECT);
        case BFLOAT16 -> rounding();
        default -> new OneDnnEngine(ConvolutionChoice.FASTEST);
      };
    } catch (LinkageError e) {
      throw new EngineUnavailableException(
          "oneDNN does not load here (%s); use the engine dl4j".formatted(e.getMessage()), e);
    }
  }

  private static OneDnnEngine rounding() {
    if (!InstructionSet.hasBfloat16()) {
      throw new EngineUnavailableException(
          "the engine %s needs a CPU with AVX512_BF16; use the engine %s".formatted(BFLOAT16, NAME),
          null);
    }
    return new OneDnnEngine(ConvolutionChoice.ROUNDED);
  }

  @Override
  public String name() {
    return switch (convolutions) {
      case DIRECT -> DIRECT;
      case ROUNDED -> BFLOAT16;
      case WINOGRAD, FASTEST -> NAME;
    };
  }

  @Override
  public String device() {
    var version = dnnl_version();
    int threads = device.threads();
    return "CPU with %s, %d %s, oneDNN %d.%d.%d"
        .formatted(
            device.instructionSet().title(),
            threads,
            threads == 1 ? "thread" : "threads",
            version.major(),
            version.minor(),
            version.patch());
  }

  /** What {@code OMP_NUM_THREADS} says, for the outermost level, or one for each CPU. */
  private static int threads() {
    String limit = Objects.requireNonNullElse(System.getenv("OMP_NUM_THREADS"), "");
    String outermost = limit.split(",", 2)[0].strip();
    return outermost.matches("[1-9][0-9]{0,5}")
        ? Integer.parseInt(outermost)
        : Runtime.getRuntime().availableProcessors();
  }

  /**
   * {@inheritDoc}
   *
   * @throws EngineUnavailableException if oneDNN has but slow reference code for some layer
   */
  @Override
  public Plan compile(NetworkDefinition network, PlanOptions options) {
    device.requireDriver();
    Plan plan =
        CompiledPlan.of(
            network,
            options,
            OneDnnBackend.of(network, options, convolutions, device),
            plans::remove);
    plans.add(plan);
    return plan;
  }

  @Override
  public List<OperationTime> operationTimes() {
    return device.meters().times();
  }

  @Override
  public void close() {
    List.copyOf(plans).forEach(Plan::close);
    device.close();
  }
}
