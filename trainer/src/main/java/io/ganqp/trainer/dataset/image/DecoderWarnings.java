package io.ganqp.trainer.dataset.image;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Hears of truncated data, which JPEG decoders fill with grey and only mention. */
final class DecoderWarnings implements IIOReadWarningListener {
  private String truncation;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String lower = warning.toLowerCase(Locale.ROOT);
    if (lower.contains("premature end") || lower.contains("truncated")) {
      truncation = warning;
    }
  }

  void rejectIfTruncated() throws RejectedImageException {
    if (truncation != null) {
      throw new RejectedImageException(RejectReason.TRUNCATED, truncation);
    }
  }
}
