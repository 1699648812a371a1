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
      return stored(record) > 0 && TarUtils.verifyCheckSum(record);
    } catch (IllegalArgumentException e) {
      return false; // where the checksum would be is no number
    }
  }

  /** A header's checksum is never 0: it counts its own field as spaces. */
  private static long stored(byte[] record) {
    return TarUtils.parseOctal(record, TarConstants.CHKSUM_OFFSET, TarConstants.CHKSUMLEN);
  }
}
