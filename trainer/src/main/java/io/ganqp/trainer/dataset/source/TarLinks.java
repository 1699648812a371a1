package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.image.RejectReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The links in a tar, which hold no content: each is the file that it points to, as in the folder
 * that unpacking would make. Which file that is, is found by reading all headers once more.
 */
final class TarLinks {
  private static final int MOST_LINKS = 40;

  /** What names of links may take together: a compressed archive of little size can hold any. */
  private static final long MOST_CHARACTERS = 64L << 20;

  private final List<TarLink> links = new ArrayList<>();
  private long characters;

  /** The file that the content of a link is in, by its number. */
  private final Map<TarLink, Long> contents = new HashMap<>();

  /**
   * Notes a link.
   *
   * @throws IOException if the names of all links are too long to be kept
   */
  void add(TarLink link) throws IOException {
    characters += link.name().length() + link.target().map(String::length).orElse(0);
    if (characters > MOST_CHARACTERS) {
      throw new IOException(
          "the names of its links take more than " + MOST_CHARACTERS + " characters");
    }
    links.add(link);
  }

  boolean isEmpty() {
    return links.isEmpty();
  }

  /** Looks for the files that links point to. */
  void find(TarReader tar) throws IOException {
    Map<TarLink, String> targets = new HashMap<>();
    Map<String, TarLink> byName =
        links.stream().collect(Collectors.toMap(TarLink::name, link -> link, (a, b) -> b));
    Map<String, List<TarLink>> wanted = new HashMap<>();
    for (TarLink link : links) {
      target(link, byName).ifPresent(name -> targets.put(link, name));
    }
    targets.forEach(
        (link, name) -> wanted.computeIfAbsent(name, any -> new ArrayList<>()).add(link));
    for (Optional<TarMember> file = tar.next(); file.isPresent(); file = tar.next()) {
      TarMember found = file.get();
      if (found.isIntact() && found.isContent()) {
        for (TarLink link : wanted.getOrDefault(found.name(), List.of())) {
          // A hard link is to what was there before; a name may come again.
          if (!link.hard() || found.number() < link.number()) {
            contents.put(link, found.number());
          }
        }
      }
    }
  }

  /** Names of the links to each file, by its number. */
  Map<Long, List<String>> namesByContent() {
    Map<Long, List<String>> names = new HashMap<>();
    for (TarLink link : links) {
      if (contents.containsKey(link)) {
        names.computeIfAbsent(contents.get(link), any -> new ArrayList<>()).add(link.name());
      }
    }
    return names;
  }

  /** Those that point to nothing in the archive. */
  List<ImageEntry> dangling() {
    return links.stream()
        .filter(link -> !contents.containsKey(link))
        .map(TarLinks::unusable)
        .toList();
  }

  private static ImageEntry unusable(TarLink link) {
    return new UnusableEntry(
        link.name(), RejectReason.UNREADABLE, "a link to what is no file in the archive");
  }

  private static Optional<String> target(TarLink link, Map<String, TarLink> byName) {
    Optional<String> target = link.target();
    for (int steps = 0; target.isPresent() && byName.containsKey(target.get()); steps++) {
      if (steps == MOST_LINKS) {
        return Optional.empty();
      }
      target = byName.get(target.get()).target();
    }
    return target;
  }
}
