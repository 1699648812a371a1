package io.ganqp.trainer.monitor.page;

/**
 * An image, its title and a line about it.
 *
 * @param dataUri of the image: {@link EmbeddedImage}
 */
public record Figure(String title, String caption, String dataUri) implements Block {

  @Override
  public String html() {
    return """
        <figure><figcaption><b>%1$s</b> %2$s</figcaption>
        <img src="%3$s" alt="%1$s"></figure>
        """
        .formatted(Html.escape(title), Html.escape(caption), dataUri);
  }
}
