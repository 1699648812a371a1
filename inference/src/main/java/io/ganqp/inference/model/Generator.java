package io.ganqp.inference.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * A generator ready to run. Any number of threads may run it at once, each through a {@link
 * GeneratorRun} of its own.
 */
public final class Generator implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final GeneratorSignature signature;
  private final ModelFacts facts;
  private final RunWatch watch;

  Generator(
      OrtEnvironment environment,
      OrtSession session,
      GeneratorSignature signature,
      ModelFacts facts,
      RunWatch watch) {
    this.environment = environment;
    this.session = session;
    this.signature = signature;
    this.facts = facts;
    this.watch = watch;
  }

  /** What is known of it. */
  public ModelFacts facts() {
    return facts;
  }

  /**
   * Buffers for one thread.
   *
   * @param batch the most faces of one run
   */
  public GeneratorRun newRun(int batch) {
    return new GeneratorRun(environment, session, signature, watch, batch);
  }

  /** Frees it; every run must have been closed. */
  @Override
  public void close() {
    watch.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not close the session", e);
    }
  }
}
