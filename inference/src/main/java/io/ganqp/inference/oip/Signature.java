package io.ganqp.inference.oip;

import io.ganqp.inference.model.ModelFacts;
import java.util.List;

/**
 * What the model takes, one of its inputs, and gives, any of its outputs.
 *
 * @param inputs the latents, or the seeds of some
 * @param outputs the images, and their files
 */
public record Signature(List<Slot> inputs, List<Slot> outputs) {
  /** What runs it, as other servers name it. */
  public static final String PLATFORM = "onnxruntime_onnx";

  /** Latents z. */
  public static final String Z = "z";

  /** Seeds of latents. */
  public static final String SEED = "seed";

  /** Images as numbers. */
  public static final String IMAGE = "image";

  /** Images as files. */
  public static final String ENCODED = "encoded";

  private static final long ANY = -1;

  /**
   * An input or output.
   *
   * @param name of it
   * @param datatype of its elements
   * @param shape -1 for the number of faces
   */
  public record Slot(String name, Datatype datatype, List<Long> shape) {}

  /** That of a model. */
  public static Signature of(ModelFacts model) {
    long side = model.resolution();
    return new Signature(
        List.of(
            new Slot(Z, Datatype.FP32, List.of(ANY, (long) model.latentDimension())),
            new Slot(SEED, Datatype.INT64, List.of(ANY))),
        List.of(
            new Slot(IMAGE, Datatype.FP32, List.of(ANY, 3L, side, side)),
            new Slot(ENCODED, Datatype.BYTES, List.of(ANY))));
  }
}
