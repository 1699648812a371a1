package io.ganqp.trainer.monitor.page;

/** Text within a line, such as in a cell of a table. */
public record Text(String text) implements Block {

  @Override
  public String html() {
    return Html.escape(text);
  }
}
