package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.ImageList.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the images of a data set changed.
 *
 * @param added names of which there are more
 * @param removed names of which there are fewer
 * @param changed names with other content
 */
record ImageChanges(List<String> added, List<String> removed, List<String> changed) {
  private static final int LONGEST_NAME = 100;

  /** Compares two sorted lists. */
  static ImageChanges between(List<Listed> former, List<Listed> current) {
    List<Listed> gone = without(former, current);
    List<Listed> come = without(current, former);
    ImageChanges changes =
        new ImageChanges(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int next = 0;
    for (Listed image : gone) {
      while (next < come.size() && come.get(next).name().compareTo(image.name()) < 0) {
        changes.added.add(come.get(next++).name());
      }
      if (next < come.size() && come.get(next).name().equals(image.name())) {
        changes.changed.add(image.name());
        next++;
      } else {
        changes.removed.add(image.name());
      }
    }
    come.stream().skip(next).map(Listed::name).forEach(changes.added::add);
    return changes;
  }

  /** What is in one sorted list and not in the other; an image that is there twice counts twice. */
  private static List<Listed> without(List<Listed> images, List<Listed> others) {
    List<Listed> rest = new ArrayList<>();
    int next = 0;
    for (Listed image : images) {
      while (next < others.size() && others.get(next).compareTo(image) < 0) {
        next++;
      }
      if (next < others.size() && others.get(next).equals(image)) {
        next++;
      } else {
        rest.add(image);
      }
    }
    return rest;
  }

  /** {@code 3 images were added (first: a.png), 1 was removed (x.png)}; empty for no change. */
  @Override
  public String toString() {
    String text =
        Stream.of(told(added, "added"), told(removed, "removed"), told(changed, "changed"))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return text.replaceFirst("^1 ", "1 image ").replaceFirst("^(\\d{2,}|[2-9]) ", "$1 images ");
  }

  private static String told(List<String> names, String verb) {
    if (names.isEmpty()) {
      return "";
    }
    String name = Reject.printable(names.get(0));
    String first = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    return names.size() == 1
        ? "1 was " + verb + " (" + first + ")"
        : names.size() + " were " + verb + " (first: " + first + ")";
  }
}
