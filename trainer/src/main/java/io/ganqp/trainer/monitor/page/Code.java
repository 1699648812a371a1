package io.ganqp.trainer.monitor.page;

/** Lines for a terminal, in a typeface of equal widths. */
public record Code(String text) implements Block {

  @Override
  public String html() {
    return "<pre tabindex=\"0\"><code>%s</code></pre>\n".formatted(Html.escape(text));
  }
}
