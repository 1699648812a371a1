package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.DatasetInspection.SizeRange;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.source.DatasetException;
import io.ganqp.trainer.dataset.source.ImageSource;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Looks at every image of a source as training would, without packing it. */
public final class DatasetInspector {
  private final ImageSource source;
  private final int resolution;
  private final ContactSheet sheet;
  private final IntStream.Builder widths = IntStream.builder();
  private final IntStream.Builder heights = IntStream.builder();
  private final Map<String, Long> formats = new TreeMap<>();
  private final Set<Long> identities = new HashSet<>();
  private final Rejects.Collector rejects = new Rejects.Collector();
  private long images;
  private long enlarged;

  private DatasetInspector(ImageSource source, int resolution) {
    this.source = source;
    this.resolution = resolution;
    this.sheet = new ContactSheet(resolution);
  }

  /**
   * Inspects a source and writes a contact sheet: up to 64 of its images, chosen by content, as
   * training would see them.
   *
   * @param contactSheet the PNG file to write, replaced where it exists; nothing is written where
   *     there is no usable image
   * @throws DatasetException if the source can't be read or the file can't be written
   */
  public static DatasetInspection inspect(
      ImageSource source, int resolution, Crop crop, Path contactSheet) {
    DatasetInspector inspector = new DatasetInspector(source, resolution);
    new ImagePipeline(resolution, crop).run(source, inspector::add);
    if (inspector.images > 0) {
      inspector.sheet.write(contactSheet);
    }
    return inspector.result();
  }

  private void add(ImageOutcome outcome) {
    if (outcome instanceof PreparedImage image) {
      images++;
      enlarged += image.enlarged() ? 1 : 0;
      widths.add(image.width());
      heights.add(image.height());
      formats.merge(image.format(), 1L, Long::sum);
      identities.add(image.identity());
      sheet.offer(image);
    } else if (outcome instanceof Reject reject) {
      rejects.add(reject);
    }
  }

  private DatasetInspection result() {
    return new DatasetInspection(
        source.description(),
        resolution,
        images,
        images - identities.size(),
        enlarged,
        formats,
        SizeRange.of(widths.build().toArray()),
        SizeRange.of(heights.build().toArray()),
        rejects.rejects());
  }
}
