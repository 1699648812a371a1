package io.ganqp.trainer.monitor.page;

/**
 * A paragraph.
 *
 * @param emphasis how much it is to be seen
 */
public record Paragraph(String text, Emphasis emphasis) implements Block {

  /** How much a paragraph is to be seen. */
  public enum Emphasis {
    /** As an explanation of what is below it. */
    PLAIN,
    /** In a frame: whoever reads nothing else should read this. */
    NOTICE
  }

  /** A plain one. */
  public Paragraph(String text) {
    this(text, Emphasis.PLAIN);
  }

  @Override
  public String html() {
    return "<p class=\"%s\">%s</p>\n"
        .formatted(emphasis == Emphasis.NOTICE ? "notice" : "lead", Html.escape(text));
  }
}
