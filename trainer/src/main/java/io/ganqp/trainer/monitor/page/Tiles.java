package io.ganqp.trainer.monitor.page;

import java.util.List;
import java.util.stream.Collectors;

/** Small images, as many in a row as there is room for, each with some words below it. */
public record Tiles(List<Tile> tiles) implements Block {

  public Tiles {
    tiles = List.copyOf(tiles);
  }

  /**
   * An image, or some that belong together.
   *
   * @param label below it
   * @param images side by side
   */
  public record Tile(String label, List<Image> images) {

    public Tile {
      images = List.copyOf(images);
    }

    /** One image. */
    public Tile(String label, Image image) {
      this(label, List.of(image));
    }

    private String html() {
      return "<figure class=\"%s\"><div>%s</div><figcaption>%s</figcaption></figure>\n"
          .formatted(
              images.size() > 1 ? "wide" : "one",
              images.stream().map(Image::html).collect(Collectors.joining()),
              Html.escape(label));
    }
  }

  @Override
  public String html() {
    if (tiles.isEmpty()) {
      return "";
    }
    return tiles.stream()
        .map(Tile::html)
        .collect(Collectors.joining("", "<div class=\"tiles\">\n", "</div>\n"));
  }
}
