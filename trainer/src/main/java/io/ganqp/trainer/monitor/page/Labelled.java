package io.ganqp.trainer.monitor.page;

/**
 * Text within a line, and a smaller one below it.
 *
 * @param small empty for none
 */
public record Labelled(String text, String small) implements Block {

  @Override
  public String html() {
    return small.isEmpty()
        ? Html.escape(text)
        : "%s<small>%s</small>".formatted(Html.escape(text), Html.escape(small));
  }
}
