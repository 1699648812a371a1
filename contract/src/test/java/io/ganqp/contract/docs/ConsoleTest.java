package io.ganqp.contract.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the pages show after a prompt can be typed: scripts, tests, classes and targets exist. The
 * trainer's own commands, and those of Helm and kubectl, have stricter tests beside what they call.
 */
class ConsoleTest {

  private static final Pattern LINE =
      Pattern.compile("^\\$ ((?:[^\\n\\\\]|\\\\\\n|\\\\[^\\n])+)", Pattern.MULTILINE);

  /** Written by a build, and so absent from a fresh checkout. */
  private static final String BUILT = "/target/";

  private static final Set<String> PROGRAMS =
      Set.of(
          "cp",
          "curl",
          "export",
          "for",
          "ganqp",
          "helm",
          "java",
          "kind",
          "kubectl",
          "make",
          "mvn",
          "npm",
          "pip",
          "python",
          "tensorboard");

  @Test
  void everyProgramIsKnownOrInTheRepository() throws IOException {
    assertThat(commands())
        .hasSizeGreaterThan(50)
        .allSatisfy(
            command -> {
              String program = command.replaceFirst("\\s.*", "");
              assertThat(
                      PROGRAMS.contains(program)
                          || program.contains(BUILT)
                          || Files.isExecutable(Page.REPOSITORY.resolve(program)))
                  .as(command)
                  .isTrue();
            });
  }

  @Test
  void everyFileOfTheRepositoryExists() throws IOException {
    assertThat(named("(?<![\\w/.-])((?:deploy|docs|crds|trainer|inference|operator)/[\\w./-]+)"))
        .hasSizeGreaterThan(10)
        .filteredOn(path -> !path.contains(BUILT))
        .allSatisfy(path -> assertThat(Page.REPOSITORY.resolve(path)).exists());
  }

  @Test
  void everyTestAndBenchmarkExists() throws IOException {
    Set<String> classes = classes();

    assertThat(named("-D(?:it\\.)?test=(\\w+)"))
        .isNotEmpty()
        .filteredOn(name -> !name.equals("none"))
        .allSatisfy(name -> assertThat(classes).contains(name));
    assertThat(named("io\\.ganqp\\.[a-z.]+\\.([A-Z]\\w+)"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(classes).contains(name));
  }

  @Test
  void everyTargetIsInTheMakefile() throws IOException {
    String makefile = Files.readString(Page.REPOSITORY.resolve("Makefile"));

    assertThat(named("^make (\\w+)"))
        .isNotEmpty()
        .allSatisfy(target -> assertThat(makefile).contains("\n" + target + ":"));
  }

  /** Without prompts, comments and settings of the environment, each on one line. */
  private static List<String> commands() throws IOException {
    return Page.all().stream()
        .flatMap(page -> LINE.matcher(page.source()).results())
        .map(line -> line.group(1).replace("\\\n", " ").replaceFirst("\\s# .*", ""))
        .map(line -> line.replaceFirst("^(?:[A-Z_0-9]+=\\S+ )+", "").strip())
        .toList();
  }

  private static Set<String> named(String pattern) throws IOException {
    Pattern names = Pattern.compile(pattern);
    return commands().stream()
        .flatMap(command -> names.matcher(command).results())
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(Page.REPOSITORY)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
