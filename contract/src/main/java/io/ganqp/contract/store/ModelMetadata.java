package io.ganqp.contract.store;

/** Names in a generator's ONNX file: its input and output, and its metadata properties. */
public final class ModelMetadata {

  /** Input: latents [N, latentDimension], float32. */
  public static final String INPUT = "z";

  /** Output: images [N, 3, H, W] in [−1, 1], float32. */
  public static final String OUTPUT = "image";

  /** Version of these properties: {@value #SCHEMA_VERSION}. */
  public static final String SCHEMA = "ganqp.schema";

  /** Value of {@link #SCHEMA}. */
  public static final String SCHEMA_VERSION = "1";

  /** Height and width of an image in pixels. */
  public static final String RESOLUTION = "ganqp.resolution";

  /** Elements of one latent. */
  public static final String LATENT_DIMENSION = "ganqp.latentDimension";

  /** What the generator was trained with, in words. */
  public static final String OBJECTIVE = "ganqp.objective";

  /** Iteration after which it was exported. */
  public static final String ITERATION = "ganqp.iteration";

  /** {@code namespace/name} of the training. */
  public static final String TRAINING = "ganqp.training";

  /** Uid of the training's resource; absent for a local run. */
  public static final String UID = "ganqp.uid";

  /** The checkpoint of another training that its own began with; absent where there was none. */
  public static final String FROM = "ganqp.from";

  /** Name of the metric that it was judged by; absent when it was not evaluated. */
  public static final String METRIC = "ganqp.metric";

  /**
   * Which values of {@link #METRIC} are the better ones, {@code lower} or {@code higher}; lower
   * ones where it is absent.
   */
  public static final String DIRECTION = "ganqp.direction";

  /** Value of {@link #METRIC}; absent when it was not evaluated. */
  public static final String VALUE = "ganqp.value";

  /** Standard error of {@link #VALUE}; absent where it is not known. */
  public static final String ERROR = "ganqp.error";

  /** Digest of the network whose features {@link #METRIC} compares; absent where it has none. */
  public static final String EXTRACTOR = "ganqp.extractor";

  /**
   * What the evaluations of its training gave, up to its own iteration, as {@link
   * io.ganqp.contract.metric.MetricCurve#toJson JSON}; absent when there was none.
   */
  public static final String CURVE = "ganqp.curve";

  /** Licence of the images that it was trained on; absent when nobody stated one. */
  public static final String LICENCE = "ganqp.licence";

  /** What files of earlier versions have instead of {@link #VALUE}. */
  public static final String FORMER_VALUE = "ganqp.distance";

  private ModelMetadata() {}
}
