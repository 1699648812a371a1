package io.ganqp.inference.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.inference.InferenceConfig;
import io.ganqp.inference.InferenceConfig.ProviderChoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Brings the configured model to life, or says why it can't. */
@ApplicationScoped
public class GeneratorLoader {
  private static final Logger LOG = Logger.getLogger(GeneratorLoader.class);

  /** Output of one run: beyond, larger batches save nothing and cost memory per worker. */
  private static final int LARGEST_OUTPUT = 8 << 20;

  private static final String CUDA_REMEDY =
      "Install CUDA 12 with cuDNN 9 in the image's base, and on the node a driver that fits, or set"
          + " GANQP_PROVIDER=cpu.";

  private final InferenceConfig config;
  private final ModelSource source;
  private final Function<ProviderChoice, ExecutionProvider> providers;

  @Inject
  GeneratorLoader(InferenceConfig config, ModelSource source) {
    this(config, source, ExecutionProvider::choose);
  }

  /**
   * For tests without a GPU.
   *
   * @param providers what would be chosen
   */
  GeneratorLoader(
      InferenceConfig config,
      ModelSource source,
      Function<ProviderChoice, ExecutionProvider> providers) {
    this.config = config;
    this.source = source;
    this.providers = providers;
  }

  /**
   * A generator and the batch size it may be run with.
   *
   * @param generator for the caller to close
   * @param batch the largest that neither changes a face nor takes undue memory
   * @param face how long one took
   */
  public record Loaded(Generator generator, int batch, Duration face) {}

  /**
   * Finds the model, confirms its digest, opens it, and makes faces.
   *
   * @throws UnusableModelException with a message for the user
   */
  public Loaded load() {
    return loadUnless(Optional.empty()).orElseThrow();
  }

  /**
   * The same, unless it is the model that is served already. What is served on the GPU is replaced
   * by what runs there: one that does not, perhaps for want of memory while both are loaded, is not
   * moved to the CPU.
   *
   * @param served while this one is loaded, if any is
   * @return empty if it is that
   */
  public Optional<Loaded> loadUnless(Optional<ModelFacts> served) {
    try {
      ResolvedModel model = source.read();
      return served.map(ModelFacts::sha256).filter(model.sha256()::equals).isPresent()
          ? Optional.empty()
          : Optional.of(load(model, served));
    } catch (UnusableModelException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnusableModelException(
          "The model could not be loaded: " + e.getMessage() + ". Export it again, or report this.",
          e);
    } catch (OutOfMemoryError e) {
      throw new UnusableModelException(
          "The model does not fit into memory (%d MiB heap): give the container more."
              .formatted(Runtime.getRuntime().maxMemory() >> 20),
          e);
    } catch (LinkageError e) {
      throw new UnusableModelException(
          "ONNX Runtime's native library could not be loaded ("
              + e.getMessage()
              + "): run on a glibc Linux, x86-64 or arm64, with a writable /tmp.",
          e);
    }
  }

  private Loaded load(ResolvedModel model, Optional<ModelFacts> served) {
    GraphInspection.expectSelfContained(model.onnx(), model.source());
    Optional<String> servedOn = served.map(ModelFacts::provider);
    if (servedOn.filter(ExecutionProvider.CUDA.label()::equals).isPresent()) {
      return load(model, ExecutionProvider.CUDA);
    }
    ExecutionProvider provider = providers.apply(config.provider());
    return provider == ExecutionProvider.CUDA && config.provider() == ProviderChoice.AUTO
        ? loadWhereItRuns(model)
        : load(model, provider);
  }

  /**
   * On the GPU, or else on the CPU: a device says nothing of the libraries and the driver, and they
   * may fail as late as in the first run. What fails on both is the model's own fault.
   */
  private Loaded loadWhereItRuns(ResolvedModel model) {
    try {
      return load(model, ExecutionProvider.CUDA);
    } catch (UnusableModelException onCuda) {
      Loaded loaded = onCpu(model, onCuda);
      Throwable cause = onCuda.getCause() == null ? onCuda : onCuda.getCause();
      LOG.warnf(
          "A GPU is there, but CUDA does not run the model, so the CPU does: %s. %s",
          cause.getMessage(), CUDA_REMEDY);
      return loaded;
    }
  }

  private Loaded onCpu(ResolvedModel model, UnusableModelException onCuda) {
    try {
      return load(model, ExecutionProvider.CPU);
    } catch (RuntimeException e) {
      e.addSuppressed(onCuda);
      throw e;
    }
  }

  private Loaded load(ResolvedModel model, ExecutionProvider provider) {
    Generator generator = open(model, provider);
    try {
      return tested(generator);
    } catch (RuntimeException | Error e) {
      generator.close();
      throw e;
    }
  }

  private Generator open(ResolvedModel model, ExecutionProvider provider) {
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "ganqp");
    OrtSession session = null;
    try (SessionOptions options = options(provider)) {
      session = environment.createSession(model.onnx(), options);
      Map<String, String> metadata = session.getMetadata().getCustomMetadata();
      GeneratorSignature signature =
          GeneratorSignature.of(session.getInputInfo(), session.getOutputInfo(), metadata);
      ModelFacts facts = ModelFacts.of(model.sha256(), signature, metadata, provider);
      return new Generator(
          environment, session, signature, facts, new RunWatch(config.runTimeout()));
    } catch (OrtException e) {
      close(session);
      throw new UnusableModelException(
          "%s cannot be opened by ONNX Runtime %s: %s. Copy or export it again."
              .formatted(model.source(), environment.getVersion(), e.getMessage()),
          e);
    } catch (RuntimeException e) {
      close(session);
      throw e;
    }
  }

  /** One thread per run, and no spinning: several runs at once use the processors better. */
  private static SessionOptions options(ExecutionProvider provider) throws OrtException {
    SessionOptions options = new SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    // And not what is looked for in the bytes otherwise: what was inspected is what is run.
    options.addConfigEntry("session.load_model_format", "ONNX");
    if (provider == ExecutionProvider.CUDA) {
      addCuda(options);
    }
    return options;
  }

  private static void addCuda(SessionOptions options) {
    try {
      options.addCUDA();
    } catch (OrtException e) {
      options.close();
      throw new UnusableModelException(
          "A GPU is there, but CUDA does not start: " + e.getMessage() + ". " + CUDA_REMEDY, e);
    }
  }

  private Loaded tested(Generator generator) {
    int side = generator.facts().resolution();
    int affordable = Math.max(1, LARGEST_OUTPUT / (3 * side * side * Float.BYTES));
    int wanted = Math.min(config.batchSize(), affordable);
    SelfTest.Result result = SelfTest.run(generator, wanted);
    if (result.batch() < wanted) {
      LOG.warnf(
          "Batches of %d change a face on this machine, so each face is computed alone", wanted);
    }
    return new Loaded(generator, result.batch(), result.face());
  }

  /** A model that is refused is tried again and again: its session must not stay. */
  private static void close(OrtSession session) {
    try {
      if (session != null) {
        session.close();
      }
    } catch (OrtException e) {
      LOG.debug("A session that is not used could not be closed", e);
    }
  }
}
