package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
            "ganqp evaluate",
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
          train -f a.yaml --listen 0.0.0.0 | --listen 0.0.0.0 needs --port: say which one
          train -f a.yaml --port 0 --listen ::: | --listen ::: is no address: write one of this
          train -f a.yaml --port -1 | --port is -1; use 1 to 65535, or 0 for any free one
          sample | Missing required parameter: 'MODEL'
          sample out --seed face | Invalid value for option '--seed': 'face' is not a long
          sample out --rows 0 | a grid of 0 × 1 faces: use 1 to 64 rows and columns
          sample out --columns 65 | a grid of 1 × 65 faces: use 1 to 64 rows and columns
          evaluate -f a.yaml | Missing required parameter: 'WHAT'
          evaluate out | Missing required option: '--file=YAML'
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          train --termination-message FILE | Missing required option: '--file=YAML'
          train --termination-message=FILE | Missing required option: '--file=YAML'
          train -f a.yaml --port many --termination-message FILE | 'many' is not an int
          train -f a.yaml --volum out=b --termination-message FILE | Unknown options: '--volum'
          tran -f a.yaml --termination-message FILE | Unmatched arguments from index 0: 'tran'
          """)
  void aWrongCommandLineIsInTheTerminationMessageToo(
      String arguments, String message, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("termination-log");

    CommandLineRun run = CommandLineRun.of(arguments.replace("FILE", file.toString()).split(" "));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
    JsonNode words = new ObjectMapper().readTree(file.toFile());
    assertThat(words.path("outcome").asText()).isEqualTo("Failed");
    assertThat(words.path("exitCode").asInt()).isEqualTo(ExitCode.USAGE.code());
    assertThat(words.path("message").asText()).contains(message);
    assertThat(run.err()).startsWith(words.path("message").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train --termination-message",
        "train --termination-message --port 1",
        "train --termination-message=",
        "sample out --termination-message FILE"
      })
  void noTerminationMessageIsWrittenWhereNoneIsNamed(String arguments, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("faces"), "untouched");

    CommandLineRun run = CommandLineRun.of(arguments.replace("FILE", file.toString()).split(" "));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(file).content().isEqualTo("untouched");
    assertThat(Path.of("--port")).doesNotExist();
  }

  @Test
  void aTerminationMessageThatCannotBeWrittenLeavesTheCode() {
    // Not even root may make files there.
    CommandLineRun run =
        CommandLineRun.of("train", "--termination-message", "/proc/ganqp/termination-log");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.err())
        .contains("Missing required option: '--file=YAML'")
        .contains("ganqp: cannot write the termination message to /proc/ganqp/termination-log");
  }
}
