package io.ganqp.trainer.cli;

import io.ganqp.contract.store.StoreException;
import io.ganqp.crds.validation.InvalidDocumentException;
import io.ganqp.trainer.comparison.run.RunFailedException;
import io.ganqp.trainer.dataset.image.codec.DecoderUnavailableException;
import io.ganqp.trainer.dataset.source.DatasetException;
import io.ganqp.trainer.engine.EngineUnavailableException;
import io.ganqp.trainer.export.ExportException;
import io.ganqp.trainer.natives.UnsuitableFolderException;
import io.ganqp.trainer.onnx.OnnxRuntimeUnavailableException;
import io.ganqp.trainer.preflight.UnsuitableEnvironmentException;
import io.ganqp.trainer.training.DamagedCheckpointsException;
import io.ganqp.trainer.training.DivergedException;
import io.ganqp.trainer.training.IncompatibleCheckpointException;
import io.ganqp.trainer.training.NoCheckpointException;
import io.ganqp.trainer.training.UnusableOriginException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a failure in one message and exit code; only what nobody foresaw shows its stack trace. */
final class FailureReport implements IExecutionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parseResult) {
    ExitCode exit = exitCode(failure);
    if (exit == ExitCode.FAILURE) {
      LOG.error("Unexpected failure", failure);
    }
    commandLine
        .getErr()
        .println(commandLine.getColorScheme().errorText("ganqp: " + message(failure)));
    return exit.code();
  }

  static ExitCode exitCode(Throwable failure) {
    if (failure instanceof RunFailedException run) {
      return ExitCode.of(run.exitCode());
    }
    if (failure instanceof StoppedException) {
      return ExitCode.INTERRUPTED;
    }
    if (failure instanceof InvalidDocumentException
        || failure instanceof IncompatibleCheckpointException
        || failure instanceof UnusableOriginException) {
      return ExitCode.INVALID_CONFIGURATION;
    }
    if (failure instanceof InvalidOptionException) {
      return ExitCode.USAGE;
    }
    if (failure instanceof DatasetException) {
      return ExitCode.DATASET;
    }
    if (failure instanceof StoreException
        || failure instanceof NoCheckpointException
        || failure instanceof UnusableModelException) {
      return ExitCode.STORE;
    }
    if (failure instanceof DivergedException) {
      return ExitCode.DIVERGED;
    }
    if (failure instanceof UnsuitableEnvironmentException
        || failure instanceof UnsuitableFolderException
        || failure instanceof DecoderUnavailableException
        || failure instanceof OnnxRuntimeUnavailableException) {
      return ExitCode.ENVIRONMENT;
    }
    if (failure instanceof DamagedCheckpointsException) {
      return ExitCode.CHECKPOINTS;
    }
    if (failure instanceof ExportException) {
      return ExitCode.EXPORT;
    }
    if (failure instanceof EngineUnavailableException) {
      return ExitCode.ENGINE;
    }
    return ExitCode.FAILURE;
  }

  static String message(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return "out of memory ("
          + failure.getMessage()
          + "): give it more, or lower spec.training.batchSize or spec.model.resolution";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
