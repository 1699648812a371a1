package io.ganqp.trainer.evaluation.resize;

/**
 * Resizes planes of one size to another as {@code Image.resize} of Pillow 13 does in mode F: along
 * the rows and along the columns, sums in double precision, rounded to single precision between the
 * two and not at all to levels. A dimension that keeps its size is left as it is. Results overshoot
 * the range of what came in. Immutable; threads may share one.
 */
public final class Resize {

  private final int width;
  private final int height;
  private final int newWidth;
  private final int newHeight;
  private final LineFilter columns;
  private final LineFilter rows;

  /**
   * From {@code width}×{@code height} to {@code newWidth}×{@code newHeight}.
   *
   * @throws IllegalArgumentException if one of them is less than 1
   */
  public Resize(ResizeFilter filter, int width, int height, int newWidth, int newHeight) {
    if (Math.min(Math.min(width, height), Math.min(newWidth, newHeight)) < 1) {
      throw new IllegalArgumentException(
          "%d×%d can't be resized to %d×%d: each side must be at least 1"
              .formatted(width, height, newWidth, newHeight));
    }
    this.width = width;
    this.height = height;
    this.newWidth = newWidth;
    this.newHeight = newHeight;
    this.columns = LineFilter.of(filter, width, newWidth);
    this.rows = LineFilter.of(filter, height, newHeight);
  }

  /**
   * Resizes one plane.
   *
   * @param plane [height · width], row by row
   * @param target [newHeight · newWidth], overwritten; not {@code plane}
   */
  public void apply(float[] plane, float[] target) {
    if (width == newWidth && height == newHeight) {
      System.arraycopy(plane, 0, target, 0, width * height);
    } else if (width == newWidth) {
      alongColumns(plane, width, target);
    } else if (height == newHeight) {
      alongRows(plane, height, target);
    } else if (columnsFirst()) {
      float[] lowered = new float[newHeight * width];
      alongColumns(plane, width, lowered);
      alongRows(lowered, newHeight, target);
    } else {
      float[] narrowed = new float[height * newWidth];
      alongRows(plane, height, narrowed);
      alongColumns(narrowed, newWidth, target);
    }
  }

  /** Pillow's choice of the cheaper order; never for squares. It shows in the last bit alone. */
  private boolean columnsFirst() {
    int lower = height - newHeight;
    return lower > 0 && lower > 2 * (width - newWidth);
  }

  private void alongRows(float[] plane, int lines, float[] target) {
    for (int y = 0; y < lines; y++) {
      columns.along(plane, y * width, target, y * newWidth);
    }
  }

  private void alongColumns(float[] plane, int lineWidth, float[] target) {
    rows.across(plane, new double[lineWidth], target);
  }
}
