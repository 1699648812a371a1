package io.ganqp.contract.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page of the repository.
 *
 * @param file where it is
 * @param source all of it
 * @param text the same without its blocks of code
 */
record Page(Path file, String source, String text) {

  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern BLOCK =
      Pattern.compile("^ *```.*?^ *```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

  /** A link, or code that may look like one. */
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]]*)\\]\\(([^()\\s]+)\\)|`[^`\n]*`");

  /** What builds leave, and what is nobody's page. */
  private static final Set<String> SKIPPED = Set.of("target", "node_modules", "out", "resources");

  /**
   * A link to something in the repository.
   *
   * @param page that has it
   * @param text that is shown
   * @param target as written
   */
  record Link(Page page, String text, String target) {

    Path file() {
      String path = target.replaceFirst("#.*", "");
      return path.isEmpty() ? page.file : page.file.resolveSibling(path).normalize();
    }

    String anchor() {
      int hash = target.indexOf('#');
      return hash < 0 ? "" : target.substring(hash + 1);
    }

    @Override
    public String toString() {
      return page + ": [" + text + "](" + target + ")";
    }
  }

  static Page of(Path file) {
    try {
      String source = Files.readString(file);
      return new Page(file, source, BLOCK.matcher(source).replaceAll(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every page that people read, in the order of their paths. */
  static List<Page> all() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        REPOSITORY,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean hidden = name.startsWith(".") && !name.equals(".github");
            return SKIPPED.contains(name) || hidden
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".md")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files.stream().sorted().map(Page::of).toList();
  }

  /** The links that stay in the repository, pictures too. */
  Stream<Link> links() {
    return LINK.matcher(text)
        .results()
        .filter(found -> found.group(1) != null)
        .map(found -> new Link(this, found.group(1), found.group(2)))
        .filter(link -> !link.target().matches("[a-z]+:.*"));
  }

  /** What the headings are called in a URL, as GitHub makes it. */
  Set<String> anchors() {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    HEADING
        .matcher(text)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .forEach(
            anchor -> {
              int before = seen.merge(anchor, 1, Integer::sum) - 1;
              anchors.add(before == 0 ? anchor : anchor + "-" + before);
            });
    return anchors;
  }

  @Override
  public String toString() {
    return REPOSITORY.relativize(file).toString();
  }
}
