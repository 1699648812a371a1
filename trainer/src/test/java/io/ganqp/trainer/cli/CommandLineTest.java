package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class CommandLineTest {

  @Test
  void hasTheCommandsThatTheReadmeNames() {
    assertThat(commands().map(CommandSpec::qualifiedName))
        .contains(
            "ganqp",
            "ganqp train",
            "ganqp export",
            "ganqp sample",
            "ganqp dataset",
            "ganqp dataset inspect");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpDocumentsEveryOption(CommandSpec command) {
    List<String> arguments = new ArrayList<>(List.of(command.qualifiedName().split(" ")));
    arguments.remove(0);
    arguments.add("--help");

    CommandLineRun help = CommandLineRun.of(arguments.toArray(String[]::new));

    assertThat(help.exitCode()).isZero();
    assertThat(command.usageMessage().description()).isNotEmpty();
    for (ArgSpec argument : command.args()) {
      assertThat(argument.description()).as("description of " + argument).isNotEmpty();
      assertThat(String.join("", argument.description())).isNotBlank();
    }
    for (OptionSpec option : command.options()) {
      assertThat(help.out()).contains(option.names());
      if (option.arity().max() > 0) {
        assertThat(help.out()).contains(option.longestName() + "=" + option.paramLabel());
      }
    }
    // Defaults are filled in, not named by their variable.
    assertThat(help.out()).doesNotContain("${");
  }

  static Stream<CommandSpec> commands() {
    return commands(Ganqp.commandLine(stop -> {}));
  }

  private static Stream<CommandSpec> commands(CommandLine commandLine) {
    return Stream.concat(
        Stream.of(commandLine.getCommandSpec()),
        commandLine.getSubcommands().values().stream()
            .filter(c -> !c.getCommandName().equals("help"))
            .flatMap(CommandLineTest::commands));
  }

  @Test
  void helpListsEveryExitCode() {
    String help = CommandLineRun.of("--help").out();

    for (ExitCode exit : ExitCode.values()) {
      assertThat(help).containsPattern("(?m)^ +" + exit.code() + " +\\w");
    }
    assertThat(help).contains("stopped on request after saving a checkpoint; run again to resume");
  }

  @Test
  void tellsItsVersion() {
    CommandLineRun run = CommandLineRun.of("--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("ganqp ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          | Missing required subcommand
          tran | Unmatched argument at index 0: 'tran'
          train | Missing required option: '--file=YAML'
          train -f a.yaml --volumes out=b | Unknown option
          train -f a.yaml --volume out | '--volume' (CLAIM=FOLDER) should be in KEY=VALUE format but was out
          train -f a.yaml --port many | Invalid value for option '--port': 'many' is not an int
          train -f a.yaml --port 70000 | --port is 70000; use 1 to 65535, or 0 for any free one
          train -f a.yaml --port -1 | --port is -1; use 1 to 65535, or 0 for any free one
          sample | Missing required parameter: 'MODEL'
          sample out --seed face | Invalid value for option '--seed': 'face' is not a long
          sample out --rows 0 | a grid of 0 × 1 faces: use 1 to 64 rows and columns
          sample out --columns 65 | a grid of 1 × 65 faces: use 1 to 64 rows and columns
          dataset | Missing required subcommand
          dataset inspect | Missing required option: '--file=YAML'
          """)
  void aWrongCommandLineIsCode2(String arguments, String message) {
    CommandLineRun run =
        CommandLineRun.of(arguments == null ? new String[0] : arguments.split(" "));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.err()).contains(message);
  }

  @Test
  void aMisspeltOptionIsAnsweredWithTheRightOne() {
    assertThat(CommandLineRun.of("train", "-f", "a.yaml", "--volum", "out=b").err())
        .contains("Unknown options: '--volum'")
        .contains("--volume");
  }
}
