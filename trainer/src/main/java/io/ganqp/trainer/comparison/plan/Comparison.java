package io.ganqp.trainer.comparison.plan;

import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is compared.
 *
 * @param name of the comparison
 * @param source its document
 * @param base what all trainings have in common; its objective, storage and length are of no matter
 * @param places folder beside which the base's volumes, secrets and ConfigMaps are looked for
 * @param objectives with different names
 * @param reference name of the one that the others are compared with
 * @param seeds different ones
 * @param length of each training
 * @param samples images generated of each finished model to measure it
 * @param published results of others
 */
public record Comparison(
    String name,
    Path source,
    GanQpTrainingSpec base,
    Path places,
    List<ComparedObjective> objectives,
    String reference,
    List<Long> seeds,
    Length length,
    int samples,
    List<PublishedResult> published) {

  public Comparison {
    objectives = List.copyOf(objectives);
    seeds = List.copyOf(seeds);
    published = List.copyOf(published);
  }

  /** The same on another base. */
  Comparison withBase(GanQpTrainingSpec other) {
    return new Comparison(
        name, source, other, places, objectives, reference, seeds, length, samples, published);
  }

  /** The objective of a name. */
  public Optional<ComparedObjective> objective(String objective) {
    return objectives.stream().filter(one -> one.name().equals(objective)).findFirst();
  }
}
