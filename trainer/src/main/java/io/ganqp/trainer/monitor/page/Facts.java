package io.ganqp.trainer.monitor.page;

import java.util.List;
import java.util.stream.Collectors;

/** Figures in large type, each with its name above it. */
public record Facts(List<Fact> facts) implements Block {

  public Facts {
    facts = List.copyOf(facts);
  }

  /**
   * A figure.
   *
   * @param note in small type below it; empty for none
   */
  public record Fact(String name, String value, String note) {

    /** One without a note. */
    public Fact(String name, String value) {
      this(name, value, "");
    }

    private String html() {
      String small = note.isEmpty() ? "" : "<dd class=\"note\">" + Html.escape(note) + "</dd>";
      return "<div><dt>%s</dt><dd>%s</dd>%s</div>\n"
          .formatted(Html.escape(name), Html.escape(value), small);
    }
  }

  @Override
  public String html() {
    return facts.isEmpty()
        ? ""
        : facts.stream().map(Fact::html).collect(Collectors.joining("", "<dl>\n", "</dl>\n"));
  }
}
