package io.ganqp.contract.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/architecture.md} leaves no module and no package out. */
class ArchitecturePageTest {

  private static final Page PAGE = Page.of(Page.REPOSITORY.resolve("docs/architecture.md"));

  @ParameterizedTest
  @ValueSource(strings = {"contract", "crds", "store-s3", "trainer", "inference", "operator"})
  void everyPackageOfAModuleIsExplained(String module) throws IOException {
    assertThat(PAGE.text()).contains("**" + module + "**");
    assertThat(packages(module))
        .allSatisfy(name -> assertThat(PAGE.text()).contains("`" + name + "`"));
  }

  @Test
  void everyModuleIsInThePage() throws IOException {
    String modules = Files.readString(Page.REPOSITORY.resolve("pom.xml"));

    assertThat(modules.lines().filter(line -> line.contains("<module>")))
        .allSatisfy(
            line ->
                assertThat(PAGE.text())
                    .contains("**" + line.replaceAll("<.*?>", "").strip() + "**"));
  }

  /** The folders directly below io.ganqp and the module's own. */
  private static List<String> packages(String module) throws IOException {
    Path root =
        Page.REPOSITORY
            .resolve(module + "/src/main/java/io/ganqp")
            .resolve(module.replaceFirst("-.*", ""));
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !module.endsWith("-" + name))
          .sorted()
          .toList();
    }
  }
}
