package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.trainer.comparison.plan.ComparisonReader;
import io.ganqp.trainer.comparison.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the documentation shows works as it stands. */
class DocumentedCommandsTest {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern YAML_BLOCK =
      Pattern.compile("^```ya?ml\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern KIND =
      Pattern.compile(
          "^kind: *(GanQpTraining|GanQpInference|GanQpComparison) *$", Pattern.MULTILINE);

  /** A line of a console after its prompt, or code within a line of text. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:^\\$ (?:[A-Z_]+=\\S+ )*|`)(?:\\S*/)?ganqp ((?:[^`\\n\\\\]|\\\\\\n)+)",
          Pattern.MULTILINE);

  /** Something in a documentation file. */
  record Passage(Path file, String text) {

    @Override
    public String toString() {
      return REPOSITORY.relativize(file) + ": " + text.strip().lines().findFirst().orElse("");
    }
  }

  @Test
  void theReadmeShowsATrainingAndCommands() throws IOException {
    assertThat(documents()).anyMatch(p -> p.file().endsWith("README.md"));
    assertThat(commands()).anyMatch(p -> p.text().startsWith("train "));
    assertThat(commands()).anyMatch(p -> p.text().startsWith("dataset inspect "));
    assertThat(commands()).anyMatch(p -> p.text().startsWith("sample "));
    assertThat(commands()).anyMatch(p -> p.text().startsWith("export "));
    assertThat(commands()).anyMatch(p -> p.text().startsWith("evaluate "));
    assertThat(commands()).anyMatch(p -> p.text().startsWith("inspect model "));
    assertThat(commands()).anyMatch(p -> p.text().startsWith("compare "));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aDocumentIsValid(Passage passage) {
    Matcher kind = KIND.matcher(passage.text());
    assertThat(kind.find()).isTrue();

    assertThatCode(
            () -> {
              switch (kind.group(1)) {
                case "GanQpTraining" ->
                    DocumentReader.ofTrainings().parse(passage.toString(), passage.text());
                case "GanQpInference" ->
                    DocumentReader.ofInferences().parse(passage.toString(), passage.text());
                default -> plan(passage.text());
              }
            })
        .doesNotThrowAnyException();
  }

  private static void plan(String comparison) throws IOException {
    Path file = Files.createTempFile("comparison-", ".yaml");
    try {
      assertThat(Plan.probes(new ComparisonReader().read(Files.writeString(file, comparison))))
          .isNotEmpty();
    } finally {
      Files.delete(file);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandLineIsUnderstood(Passage passage) {
    String line = passage.text().replace("\\\n", " ").replaceFirst("\\s#.*", "").strip();

    if (!namesACommandOnly(line)) {
      assertThatCode(() -> Ganqp.commandLine(stop -> {}).parseArgs(line.split("\\s+")))
          .doesNotThrowAnyException();
    }
  }

  /** As running text does: "`ganqp export` does so too". */
  private static boolean namesACommandOnly(String line) {
    CommandLine command = Ganqp.commandLine(stop -> {});
    for (String word : line.split("\\s+", -1)) {
      command = command.getSubcommands().get(word);
      if (command == null) {
        return false;
      }
    }
    return true;
  }

  static List<Passage> documents() throws IOException {
    List<Passage> documents = new ArrayList<>();
    for (Path file : pages()) {
      Matcher blocks = YAML_BLOCK.matcher(Files.readString(file));
      while (blocks.find()) {
        for (String document : blocks.group(1).split("(?m)^---$", -1)) {
          if (KIND.matcher(document).find()) {
            documents.add(new Passage(file, document));
          }
        }
      }
    }
    Path quickstart = REPOSITORY.resolve("deploy/quickstart/training.yaml");
    documents.add(new Passage(quickstart, Files.readString(quickstart)));
    return documents;
  }

  static List<Passage> commands() throws IOException {
    List<Passage> commands = new ArrayList<>();
    for (Path file : pages()) {
      Matcher lines = COMMAND.matcher(Files.readString(file));
      while (lines.find()) {
        commands.add(new Passage(file, lines.group(1)));
      }
    }
    return commands;
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(REPOSITORY.resolve("docs"))) {
      return Stream.concat(
              Stream.of(REPOSITORY.resolve("README.md"), REPOSITORY.resolve("CONTRIBUTING.md")),
              docs.filter(p -> p.toString().endsWith(".md")))
          .sorted()
          .toList();
    }
  }
}
