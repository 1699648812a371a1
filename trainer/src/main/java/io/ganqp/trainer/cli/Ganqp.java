package io.ganqp.trainer.cli;

import io.ganqp.trainer.monitor.console.Console;
import io.ganqp.trainer.training.StopSignal;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IFactory;

/** The trainer's command line. */
@Command(
    name = "ganqp",
    description = "Trains a face generator with GAN-QP and exports it to ONNX.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      TrainCommand.class,
      ExportCommand.class,
      SampleCommand.class,
      EvaluateCommand.class,
      InspectCommand.class,
      CompareCommand.class,
      DatasetCommand.class,
      ObjectivesCommand.class,
      StudyCommand.class,
      HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n")
public final class Ganqp {

  private Ganqp() {}

  /** Runs the command line and exits with one of the documented codes. */
  public static void main(String[] arguments) {
    Console.prepareLog(Console.isTerminal());
    int exitCode = ExitCode.FAILURE.code();
    try {
      exitCode = commandLine(GracefulStop::install).execute(arguments);
    } catch (Error e) {
      // Picocli lets it pass, and threads that are left must not keep the process.
      LoggerFactory.getLogger(Ganqp.class).error("ganqp: {}", FailureReport.message(e), e);
    }
    System.exit(exitCode == ExitCode.OK.code() ? printed() : exitCode);
  }

  private static int printed() {
    Optional<String> failure = StandardOutput.failure();
    failure.ifPresent(
        cause ->
            System.err.println(
                "ganqp: cannot write to standard output ("
                    + cause
                    + "): let it go where there is room"));
    return (failure.isPresent() ? ExitCode.ENVIRONMENT : ExitCode.OK).code();
  }

  /**
   * The command line.
   *
   * @param stoppable told how to stop a training that begins
   */
  static CommandLine commandLine(Consumer<StopSignal> stoppable) {
    CommandLine commandLine =
        new CommandLine(new Ganqp(), new Commands(stoppable))
            .setUsageHelpAutoWidth(true)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(new FailureReport());
    commandLine.setParameterExceptionHandler(
        new UsageReport(commandLine.getParameterExceptionHandler()));
    commandLine.getCommandSpec().usageMessage().exitCodeList(ExitCode.list());
    return commandLine;
  }

  /** Gives the commands that take long the means to be stopped. */
  private record Commands(Consumer<StopSignal> stoppable) implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == TrainCommand.class) {
        return type.cast(new TrainCommand(stoppable));
      }
      return type == CompareCommand.class
          ? type.cast(new CompareCommand(stoppable))
          : CommandLine.defaultFactory().create(type);
    }
  }
}
