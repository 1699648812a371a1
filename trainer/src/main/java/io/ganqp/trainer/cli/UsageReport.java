package io.ganqp.trainer.cli;

import io.ganqp.trainer.monitor.event.RunEnd;
import io.ganqp.trainer.monitor.event.RunEnd.Outcome;
import io.ganqp.trainer.monitor.progress.RunProgress;
import io.ganqp.trainer.monitor.progress.TerminationMessage;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/**
 * Tells what is wrong with a command line: on the terminal as picocli does, and in the termination
 * message where the arguments name one, since nobody reads the terminal of a pod.
 */
final class UsageReport implements IParameterExceptionHandler {

  private final IParameterExceptionHandler terminal;

  /**
   * @param terminal tells it on the terminal
   */
  UsageReport(IParameterExceptionHandler terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) throws Exception {
    int exitCode = terminal.handleParseException(failure, arguments);
    CommandLine command = failure.getCommandLine();
    // A command that is not known may have been meant to train; another one is not.
    if (command.getParent() == null || takesTerminationMessage(command)) {
      terminationMessage(arguments).ifPresent(file -> write(file, failure, exitCode));
    }
    return exitCode;
  }

  private static boolean takesTerminationMessage(CommandLine command) {
    return command.getCommandSpec().findOption(TrainCommand.TERMINATION_MESSAGE) != null;
  }

  /** By the plain words: what was wrong may have kept them from being parsed. */
  private static Optional<Path> terminationMessage(String[] arguments) {
    List<String> words = List.of(arguments);
    int option = words.indexOf(TrainCommand.TERMINATION_MESSAGE);
    Optional<String> file =
        option >= 0
            ? words.stream().skip(option + 1L).findFirst().filter(word -> !word.startsWith("-"))
            : words.stream()
                .filter(word -> word.startsWith(TrainCommand.TERMINATION_MESSAGE + "="))
                .map(word -> word.substring(word.indexOf('=') + 1))
                .findFirst();
    try {
      return file.filter(name -> !name.isBlank()).map(Path::of);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static void write(Path file, ParameterException failure, int exitCode) {
    RunEnd end = new RunEnd(Outcome.FAILED, exitCode, 0, FailureReport.message(failure));
    RunProgress progress = new RunProgress();
    progress.finished(end);
    try {
      new TerminationMessage(file, progress).finished(end);
    } catch (UncheckedIOException e) {
      failure.getCommandLine().getErr().println("ganqp: " + e.getMessage());
    }
  }
}
