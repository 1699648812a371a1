package io.ganqp.trainer.cli;

import io.ganqp.trainer.monitor.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The trainer's command line. */
@Command(
    name = "ganqp",
    description = "Trains a face generator with GAN-QP and exports it to ONNX.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TrainCommand.class, DatasetCommand.class, HelpCommand.class},
    exitCodeListHeading = "%nExit codes:%n")
public final class Ganqp {

  private Ganqp() {}

  /** Runs the command line and exits with one of the documented codes. */
  public static void main(String[] arguments) {
    Console.prepareLog(Console.isTerminal());
    int code = ExitCode.FAILURE.code();
    try {
      code = commandLine().execute(arguments);
    } finally {
      GracefulStop.done(code);
    }
    System.exit(code);
  }

  static CommandLine commandLine() {
    CommandLine commandLine =
        new CommandLine(new Ganqp())
            .setUsageHelpAutoWidth(true)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(new FailureReport());
    commandLine.getCommandSpec().usageMessage().exitCodeList(ExitCode.list());
    return commandLine;
  }
}
