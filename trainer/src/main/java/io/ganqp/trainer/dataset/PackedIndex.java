package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.image.RejectReason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a cache knows of its images beside their pixels.
 *
 * @param images in the order of their pixels
 */
record PackedIndex(List<Item> images, Rejects rejects) {

  /** One packed image. */
  record Item(String name, long identity, boolean enlarged) {}

  int size() {
    return images.size();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(images.size());
    for (Item image : images) {
      writeText(out, image.name);
      out.writeLong(image.identity);
      out.writeBoolean(image.enlarged);
    }
    out.writeInt(rejects.counts().size());
    for (Map.Entry<RejectReason, Long> count : rejects.counts().entrySet()) {
      writeText(out, count.getKey().name());
      out.writeLong(count.getValue());
    }
    out.writeInt(rejects.first().size());
    for (Reject reject : rejects.first()) {
      writeText(out, reject.name());
      writeText(out, reject.reason().name());
      writeText(out, reject.detail());
    }
  }

  static PackedIndex read(DataInputStream in) throws IOException {
    List<Item> images = new ArrayList<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      images.add(new Item(readText(in), in.readLong(), in.readBoolean()));
    }
    Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      counts.put(RejectReason.valueOf(readText(in)), in.readLong());
    }
    List<Reject> first = new ArrayList<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      first.add(new Reject(readText(in), RejectReason.valueOf(readText(in)), readText(in)));
    }
    return new PackedIndex(images, new Rejects(counts, first));
  }

  // Not writeUTF, which ends at 64 KiB: an archive may hold longer names.
  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
