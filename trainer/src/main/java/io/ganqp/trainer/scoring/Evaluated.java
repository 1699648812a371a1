package io.ganqp.trainer.scoring;

import io.ganqp.trainer.dataset.PackedDataset;

/**
 * What is evaluated.
 *
 * @param kind what it is
 * @param source where it was read from
 * @param digest SHA-256 of the generator's file, or of the images' files in their order by name
 * @param iteration of the training after which the generator was exported; null if not known
 * @param latentDimension elements of a latent; null for images
 * @param seed of the latents of the images; null for images
 */
public record Evaluated(
    Kind kind, String source, String digest, Long iteration, Integer latentDimension, Long seed) {

  /** Of what kind it is. */
  public enum Kind {
    /** A generator. */
    GENERATOR,
    /** Images, of whatever origin. */
    IMAGES;

    /** Its name in JSON. */
    String word() {
      return this == GENERATOR ? "generator" : "images";
    }
  }

  /** The images of a source. */
  public static Evaluated images(String source, PackedDataset images) {
    return new Evaluated(Kind.IMAGES, source, images.images().digest(), null, null, null);
  }
}
