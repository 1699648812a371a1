package io.ganqp.trainer.dataset;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is held out, or trained on, as a whole: similar images are to be on one side. */
public enum HoldoutBy {
  /** Each image by itself. */
  IMAGE {
    @Override
    String group(String name, int rank, int blockLength) {
      return Integer.toString(rank);
    }
  },
  /** All images of a folder. */
  FOLDER {
    @Override
    String group(String name, int rank, int blockLength) {
      return name.substring(0, name.lastIndexOf('/') + 1);
    }
  },
  /** All images whose paths differ only in the number at the end of the name. */
  PREFIX {
    @Override
    String group(String name, int rank, int blockLength) {
      Matcher matcher = NUMBERED.matcher(name);
      return matcher.matches() ? matcher.group(1) : name;
    }
  },
  /** Images that follow each other by name. */
  BLOCK {
    @Override
    String group(String name, int rank, int blockLength) {
      return Integer.toString(rank / blockLength);
    }
  };

  /** Into so many blocks the held-out part falls. */
  static final int BLOCKS = 4;

  /** What comes before the number that a name ends in, before its extension. */
  private static final Pattern NUMBERED =
      Pattern.compile("((?:.*/)?[^/]*?)[-_. ()#]*[0-9]+\\)?(?:\\.[^./]*)?", Pattern.DOTALL);

  /**
   * The group that an image belongs to.
   *
   * @param name its path
   * @param rank its place among all, sorted by name
   * @param blockLength images of a block
   */
  abstract String group(String name, int rank, int blockLength);

  /** What all images have in common where they are one group, given the name of one of them. */
  String described(String name) {
    return switch (this) {
      case FOLDER -> "are in one folder";
      case PREFIX -> "have names that begin with \"%s\"".formatted(group(name, 0, 1));
      case IMAGE, BLOCK -> "are copies of each other";
    };
  }

  /** As it is written in a document. */
  @Override
  public String toString() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
