package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.image.RejectedImageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a data set gives: a line for each entry, its name and its red, or why it is left out. */
final class Listing {
  private Listing() {}

  static List<String> of(Path path) {
    return of(new ImageSources(), path);
  }

  static List<String> of(ImageSources sources, Path path) {
    List<String> lines = new ArrayList<>();
    try (Stream<ImageEntry> entries = sources.of(path).entries()) {
      entries.forEach(entry -> lines.add(entry.name() + " " + result(entry)));
    }
    return lines;
  }

  private static String result(ImageEntry entry) {
    try {
      return Integer.toString(entry.decode(8).pixels().sample(0, 0, 0));
    } catch (RejectedImageException e) {
      return e.reason() + ": " + e.getMessage();
    }
  }
}
