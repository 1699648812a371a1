package io.ganqp.trainer.dataset.image.codec;

/** What the samples of a pixel are. */
public enum ColorKind {
  GREY(1),
  RGB(3),
  /** Amounts of ink: 0 is none. */
  CMYK(4);

  private final int channels;

  ColorKind(int channels) {
    this.channels = channels;
  }

  /** Samples of a pixel. */
  public int channels() {
    return channels;
  }
}
