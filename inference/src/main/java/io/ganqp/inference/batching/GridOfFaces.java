package io.ganqp.inference.batching;

import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.image.RgbImage;
import io.ganqp.inference.model.Latent;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Faces in one image; the last one drawn writes the file. */
final class GridOfFaces {
  private final Arrangement arrangement;
  private final Encoding encoding;
  private final UniEmitter<? super byte[]> file;
  private final int resolution;
  private final AtomicInteger missing;
  private final AtomicBoolean over = new AtomicBoolean();
  private RgbImage image;

  GridOfFaces(
      Arrangement arrangement, int resolution, Encoding encoding, UniEmitter<? super byte[]> file) {
    this.arrangement = arrangement;
    this.encoding = encoding;
    this.resolution = resolution;
    this.missing = new AtomicInteger(arrangement.faces());
    this.file = file.onTermination(() -> over.set(true));
  }

  List<FaceTask> tasks() {
    return IntStream.range(0, arrangement.faces()).<FaceTask>mapToObj(Cell::new).toList();
  }

  /** Made when its first face is: grids that wait take no memory, nor time of who asks for them. */
  private synchronized RgbImage image() {
    if (image == null) {
      image = new RgbImage(arrangement.columns() * resolution, arrangement.rows() * resolution);
    }
    return image;
  }

  private final class Cell implements FaceTask {
    private final int index;

    Cell(int index) {
      this.index = index;
    }

    @Override
    public Latent latent() {
      return arrangement.latent(index);
    }

    @Override
    public boolean cancelled() {
      return over.get();
    }

    @Override
    public void finish(Workbench workbench, int slot) {
      int side = workbench.run().resolution();
      int column = index % arrangement.columns();
      int row = index / arrangement.columns();
      RgbImage grid = image();
      workbench.run().draw(slot, grid, column * side, row * side);
      if (missing.decrementAndGet() == 0) {
        file.complete(workbench.encoder().encode(grid, encoding));
      }
    }

    @Override
    public void fail(Throwable reason) {
      file.fail(reason);
    }
  }
}
