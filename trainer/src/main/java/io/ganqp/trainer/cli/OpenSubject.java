package io.ganqp.trainer.cli;

import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.evaluation.ImageSet;
import io.ganqp.trainer.judging.RealImages;
import io.ganqp.trainer.onnx.GeneratorSession;
import io.ganqp.trainer.onnx.OnnxException;
import io.ganqp.trainer.scoring.Evaluated;
import io.ganqp.trainer.scoring.GeneratorImages;
import io.ganqp.trainer.training.EvaluationLatents;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is evaluated, with its images, to be closed when they were measured.
 *
 * @param suspicion what the images that were made so far give to think, in a sentence
 */
record OpenSubject(
    Evaluated evaluated, ImageSet images, Supplier<Optional<String>> suspicion, Runnable end)
    implements AutoCloseable {

  /** Images that there are already: the first ones by name. */
  static OpenSubject images(String source, PackedDataset packed, int samples) {
    return new OpenSubject(
        Evaluated.images(source, packed),
        RealImages.training(packed, samples),
        Optional::empty,
        () -> {});
  }

  /**
   * A generator, whose images are those of latents drawn as a training draws those of its
   * evaluations.
   *
   * @param ofATraining whether the document has to fit it in all
   * @param seed of the latents
   * @throws InvalidOptionException if it does not fit the document
   * @throws OnnxException if it can't be run
   */
  static OpenSubject generator(
      String what,
      ResolvedModel model,
      boolean ofATraining,
      GanQpTrainingSpec spec,
      long seed,
      int samples) {
    GeneratorSession session = new GeneratorSession(model.onnx());
    try {
      requireFit(what, session, ofATraining, spec);
      EvaluationLatents latents = new EvaluationLatents(seed, session.latentDimension());
      // Tells a network that can't be run before real images are looked at.
      session.images(latents.latent(0));
      GeneratorImages images = new GeneratorImages(session, samples, latents::latent);
      Evaluated evaluated =
          new Evaluated(
              Evaluated.Kind.GENERATOR,
              model.source(),
              model.sha256(),
              model.card().map(ModelCard::iteration).orElse(null),
              session.latentDimension(),
              latents.seed());
      return new OpenSubject(evaluated, images, images::suspicion, session::close);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static void requireFit(
      String what, GeneratorSession session, boolean ofATraining, GanQpTrainingSpec spec) {
    int resolution = spec.model().resolution();
    if (session.resolution() != resolution) {
      throw new InvalidOptionException(
          "%s makes images of %d px, and spec.model.resolution is %d: name a document of %2$d px"
              .formatted(what, session.resolution(), resolution));
    }
    int dimension = spec.model().latentDimension();
    if (ofATraining && session.latentDimension() != dimension) {
      throw new InvalidOptionException(
          ("%s takes latents of %d, and spec.model.latentDimension is %d: name the document of that"
                  + " training, or the .onnx file alone to evaluate it by another")
              .formatted(what, session.latentDimension(), dimension));
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
