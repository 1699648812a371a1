package io.ganqp.inference.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.ganqp.contract.store.ModelMetadata;
import io.ganqp.inference.image.RgbImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thread's latents and images, allocated once outside the heap, where ONNX Runtime reads and
 * writes them in place. The faces of a run have slots from 0 on.
 */
public final class GeneratorRun implements AutoCloseable {
  private final OrtSession session;
  private final GeneratorSignature signature;
  private final RunWatch watch;
  private final FloatBuffer latents;
  private final FloatBuffer images;

  /** Views of the first 1, 2, … slots. */
  private final List<OnnxTensor> inputs = new ArrayList<>();

  private final List<OnnxTensor> outputs = new ArrayList<>();

  GeneratorRun(
      OrtEnvironment environment,
      OrtSession session,
      GeneratorSignature signature,
      RunWatch watch,
      int batch) {
    this.session = session;
    this.signature = signature;
    this.watch = watch;
    int dimension = signature.latentDimension();
    int side = signature.resolution();
    latents = allocate(batch * dimension);
    images = allocate(batch * imageSize());
    try {
      for (int n = 1; n <= batch; n++) {
        inputs.add(
            OnnxTensor.createTensor(
                environment, latents.slice(0, n * dimension), new long[] {n, dimension}));
        outputs.add(
            OnnxTensor.createTensor(
                environment, images.slice(0, n * imageSize()), new long[] {n, 3, side, side}));
      }
    } catch (OrtException e) {
      close();
      throw new IllegalStateException("ONNX Runtime refused a buffer for " + signature, e);
    }
  }

  /** The most faces of one run. */
  public int batch() {
    return inputs.size();
  }

  /** Height and width of a face in pixels. */
  public int resolution() {
    return signature.resolution();
  }

  /** Fills a slot with a latent. */
  public void prepare(int slot, Latent latent) {
    int dimension = signature.latentDimension();
    latents.position(slot * dimension);
    latent.draw(dimension, latents);
  }

  /**
   * Computes the faces of the first {@code count} slots.
   *
   * @throws RunTimeoutException if it took longer than a run may
   * @throws InterruptedException if the thread was interrupted, which ends the run
   */
  public void run(int count) throws OrtException, InterruptedException {
    Map<String, OnnxTensor> input = Map.of(ModelMetadata.INPUT, inputs.get(count - 1));
    Map<String, OnnxTensor> output = Map.of(ModelMetadata.OUTPUT, outputs.get(count - 1));
    watch.run(options -> session.run(input, Set.of(), output, options).close());
  }

  /**
   * Draws the face of a slot into an image.
   *
   * @throws NotFiniteException if the generator gave something else than numbers
   */
  public void draw(int slot, RgbImage target, int left, int top) {
    if (!target.draw(images, slot * imageSize(), signature.resolution(), left, top)) {
      throw new NotFiniteException(firstNotFinite(slot));
    }
  }

  /**
   * Copies what the generator gave for a slot, [3, resolution, resolution], as it is: values that
   * are not finite too.
   *
   * @param target written at its position, which moves
   */
  public void copy(int slot, FloatBuffer target) {
    target.put(images.slice(slot * imageSize(), imageSize()));
  }

  /** A copy of what the generator gave for a slot: [3, resolution, resolution]. */
  float[] output(int slot) {
    float[] copy = new float[imageSize()];
    copy(slot, FloatBuffer.wrap(copy));
    return copy;
  }

  @Override
  public void close() {
    inputs.forEach(OnnxTensor::close);
    outputs.forEach(OnnxTensor::close);
  }

  private float firstNotFinite(int slot) {
    int at = slot * imageSize();
    while (Float.isFinite(images.get(at))) {
      at++;
    }
    return images.get(at);
  }

  private int imageSize() {
    return 3 * signature.resolution() * signature.resolution();
  }

  private static FloatBuffer allocate(int floats) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(floats, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
