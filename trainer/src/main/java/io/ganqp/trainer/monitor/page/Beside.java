package io.ganqp.trainer.monitor.page;

/** A large block and a narrow one to its right, or below it where the screen is narrow. */
public record Beside(Block large, Block narrow) implements Block {

  @Override
  public String html() {
    return "<div class=\"top\">\n%s%s</div>\n".formatted(large.html(), narrow.html());
  }
}
