package io.ganqp.trainer.dataset.source;

import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** Tells a tar's header from anything else of its length. */
final class TarChecksum {
  private TarChecksum() {}

  static boolean isRight(byte[] record) {
    if (record.length != TarConstants.DEFAULT_RCDSIZE) {
      return false;
    }
    try {
      return TarUtils.verifyCheckSum(record);
    } catch (IllegalArgumentException e) {
      return false; // where the checksum would be is no number
    }
  }
}
