package io.ganqp.trainer.comparison.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of the processes.
 *
 * @param engine that computes the trainings
 * @param places options that say where the volumes, secrets and ConfigMaps of the base are
 * @param cache folder of copies that can be made again
 * @param samples images that a model is measured by
 * @param parts of the images that it is compared with, as {@code --against} takes them
 */
public record TrainerArguments(
    String engine, List<String> places, Path cache, int samples, String parts) {

  /** Added to the seed of a training for that of the latents that its models are measured on. */
  private static final long FRESH = 1_000_003;

  /** Trains what a folder's document describes. */
  public List<String> train(RunFolder folder) {
    List<String> arguments = new ArrayList<>(List.of("train", "-f", folder.document().toString()));
    arguments.addAll(places);
    arguments.addAll(List.of("--engine", engine));
    return arguments;
  }

  /** Measures a model of a folder's training, on latents that nothing was chosen by. */
  public List<String> evaluate(RunFolder folder, String generator) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "evaluate",
                folder.store().resolve(generator).toString(),
                "-f",
                folder.document().toString()));
    arguments.addAll(places);
    arguments.addAll(
        List.of(
            "--samples",
            Integer.toString(samples),
            "--latents",
            Long.toString(folder.run().seed() + FRESH),
            "--against",
            parts,
            "--json"));
    return arguments;
  }

  /** Where copies are kept, for either. */
  List<String> cached() {
    return List.of("--cache", cache.toString());
  }
}
