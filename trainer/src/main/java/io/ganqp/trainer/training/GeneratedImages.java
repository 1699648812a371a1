package io.ganqp.trainer.training;

import io.ganqp.crds.v1alpha1.ModelSpec;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.evaluation.ImageSet;
import io.ganqp.trainer.export.TrainedGenerator;
import java.util.Objects;
import java.util.function.IntFunction;

/** Images of a generator, made a batch at a time as they are asked for in order. */
final class GeneratedImages implements ImageSet {

  private static final int BATCH = TrainedGenerator.BATCH_SIZE;

  private final Plan generator;
  private final ModelSpec model;
  private final int size;
  private final IntFunction<float[]> latent;
  private final float[] latents;
  private int batch = -1;
  private float[] images;

  /**
   * Images 0 … size − 1.
   *
   * @param generator for inference, on batches of {@link TrainedGenerator#BATCH_SIZE}; nobody else
   *     uses it meanwhile
   * @param latent gives z by the number of the image
   */
  GeneratedImages(Plan generator, ModelSpec model, int size, IntFunction<float[]> latent) {
    this.generator = generator;
    this.model = model;
    this.size = size;
    this.latent = latent;
    this.latents = new float[BATCH * model.latentDimension()];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int resolution() {
    return model.resolution();
  }

  @Override
  public void copy(int index, float[] target) {
    Objects.checkIndex(index, size);
    if (index / BATCH != batch) {
      batch = index / BATCH;
      images = generate();
    }
    System.arraycopy(images, index % BATCH * target.length, target, 0, target.length);
  }

  private float[] generate() {
    int dimension = model.latentDimension();
    for (int i = 0; i < BATCH; i++) {
      // The last batch may reach beyond the last image; what it holds there is not read.
      int image = Math.min(batch * BATCH + i, size - 1);
      System.arraycopy(latent.apply(image), 0, latents, i * dimension, dimension);
    }
    return generator.forward(latents);
  }
}
