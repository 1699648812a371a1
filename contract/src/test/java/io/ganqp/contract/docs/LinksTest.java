package io.ganqp.contract.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.docs.Page.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Where the pages point to is there. */
class LinksTest {

  /** A type, and a method, field or constant of it. */
  private static final Pattern SYMBOL = Pattern.compile("`([A-Z]\\w*)(?:\\.(\\w+))?`");

  @Test
  void everyLinkedFileExists() throws IOException {
    List<Link> links = links();

    assertThat(links).hasSizeGreaterThan(100);
    assertThat(links)
        .allSatisfy(link -> assertThat(link.file()).startsWith(Page.REPOSITORY).exists());
  }

  @Test
  void everyLinkedHeadingExists() throws IOException {
    assertThat(links().stream().filter(link -> !link.anchor().isEmpty()).toList())
        .hasSizeGreaterThan(20)
        .allSatisfy(link -> assertThat(Page.of(link.file()).anchors()).contains(link.anchor()));
  }

  @Test
  void everyLinkedSymbolIsInItsFile() throws IOException {
    assertThat(links().stream().filter(link -> link.target().endsWith(".java")).toList())
        .hasSizeGreaterThan(30)
        .allSatisfy(LinksTest::requireSymbol);
  }

  private static void requireSymbol(Link link) throws IOException {
    String name = link.file().getFileName().toString();
    if (link.text().equals("`" + name + "`")) {
      return;
    }
    Matcher symbol = SYMBOL.matcher(link.text());
    assertThat(symbol.matches()).as("%s names a type", link).isTrue();
    assertThat(symbol.group(1) + ".java").as(link.toString()).isEqualTo(name);
    if (symbol.group(2) != null) {
      assertThat(declarationOf(symbol.group(2)).matcher(Files.readString(link.file())).find())
          .as("%s is declared", link)
          .isTrue();
    }
  }

  /** A method, a field or a constant of an enum. */
  private static Pattern declarationOf(String member) {
    return Pattern.compile(
        "[\\w>\\]] %1$s *[(=;]|^ +%1$s *[(,;]".formatted(member), Pattern.MULTILINE);
  }

  private static List<Link> links() throws IOException {
    return Page.all().stream().flatMap(Page::links).toList();
  }
}
