package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.image.RejectReason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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

  void write(DataOutputStream out) throws IOException {
    out.writeInt(images.size());
    for (Item image : images) {
      out.writeUTF(image.name);
      out.writeLong(image.identity);
      out.writeBoolean(image.enlarged);
    }
    out.writeInt(rejects.counts().size());
    for (Map.Entry<RejectReason, Long> count : rejects.counts().entrySet()) {
      out.writeUTF(count.getKey().name());
      out.writeLong(count.getValue());
    }
    out.writeInt(rejects.first().size());
    for (Reject reject : rejects.first()) {
      out.writeUTF(reject.name());
      out.writeUTF(reject.reason().name());
      out.writeUTF(reject.detail());
    }
  }

  static PackedIndex read(DataInputStream in) throws IOException {
    List<Item> images = new ArrayList<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      images.add(new Item(in.readUTF(), in.readLong(), in.readBoolean()));
    }
    Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      counts.put(RejectReason.valueOf(in.readUTF()), in.readLong());
    }
    List<Reject> first = new ArrayList<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      first.add(new Reject(in.readUTF(), RejectReason.valueOf(in.readUTF()), in.readUTF()));
    }
    return new PackedIndex(images, new Rejects(counts, first));
  }
}
