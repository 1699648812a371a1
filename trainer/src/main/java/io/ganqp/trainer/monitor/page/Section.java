package io.ganqp.trainer.monitor.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of a page under a heading of its own. */
public record Section(String title, List<Block> blocks) {

  public Section {
    blocks = List.copyOf(blocks);
  }

  /** The HTML of its blocks. */
  String content() {
    return blocks.stream().map(Block::html).collect(Collectors.joining());
  }

  /** Its anchor: letters and digits of the title. */
  String id() {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /** The whole of it. */
  String html(String content) {
    return "<section id=\"%s\"><h2>%s</h2>\n%s</section>\n"
        .formatted(id(), Html.escape(title), content);
  }
}
