package io.ganqp.trainer.monitor.page;

/**
 * An image by itself.
 *
 * @param description in words, for those who don't see it
 * @param dataUri of the image: {@link EmbeddedImage}
 */
public record Image(String description, String dataUri) implements Block {

  @Override
  public String html() {
    return "<img src=\"%s\" alt=\"%s\">".formatted(dataUri, Html.escape(description));
  }
}
