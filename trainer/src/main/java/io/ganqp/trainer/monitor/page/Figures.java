package io.ganqp.trainer.monitor.page;

import java.util.List;
import java.util.stream.Collectors;

/** Figures side by side, as many in a row as there is room for. */
public record Figures(Kind kind, List<Figure> figures) implements Block {

  public Figures {
    figures = List.copyOf(figures);
  }

  /** What they are of, which is how large they are and how they look on a dark screen. */
  public enum Kind {
    /** Drawn on white, two in a row; the lightness of the drawing is reversed in the dark. */
    CURVES("curves"),
    /** Grids of samples, four in a row, whose colours stay. */
    GRIDS("grids");

    private final String style;

    Kind(String style) {
      this.style = style;
    }
  }

  @Override
  public String html() {
    if (figures.isEmpty()) {
      return "";
    }
    return figures.stream()
        .map(Figure::html)
        .collect(Collectors.joining("", "<div class=\"" + kind.style + "\">\n", "</div>\n"));
  }
}
