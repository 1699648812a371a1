package io.ganqp.trainer.cli;

import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.S3Source;
import io.ganqp.crds.v1alpha1.TrainingInputs;
import io.ganqp.crds.v1alpha1.VolumeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Where what the base of a comparison names is here, told to each of its trainings. */
final class ComparedPlaces {

  @Option(
      names = "--volume",
      paramLabel = "CLAIM=FOLDER",
      description =
          "The folder that stands for a volume claim of the base. May be repeated. Without it, a"
              + " claim is the folder of its name beside the base's YAML.")
  private Map<String, Path> volumes = Map.of();

  @Option(
      names = "--secret",
      paramLabel = "NAME=FOLDER",
      description = "The same for a secret, as of train.")
  private Map<String, Path> secrets = Map.of();

  @Option(
      names = "--config-map",
      paramLabel = "NAME=FOLDER",
      description = "The same for a ConfigMap, as of train.")
  private Map<String, Path> configMaps = Map.of();

  /**
   * The options of a training that say the same, wherever its document is.
   *
   * @param beside folder that unmapped names are in
   * @throws InvalidOptionException if one is given that the specification does not name
   */
  List<String> arguments(GanQpTrainingSpec spec, Path beside) {
    TrainingInputs inputs = TrainingInputs.of(spec);
    List<String> arguments = new ArrayList<>();
    add(
        "--volume",
        inputs.volumes().stream().map(VolumeSource::claimName).toList(),
        volumes,
        beside,
        arguments);
    add(
        "--secret",
        inputs.buckets().stream().map(S3Source::secretName).filter(Objects::nonNull).toList(),
        secrets,
        beside,
        arguments);
    add("--config-map", inputs.configMaps(), configMaps, beside, arguments);
    return List.copyOf(arguments);
  }

  private static void add(
      String option,
      Collection<String> named,
      Map<String, Path> given,
      Path beside,
      List<String> arguments) {
    for (Map.Entry<String, Path> one : new TreeMap<>(given).entrySet()) {
      if (!named.contains(one.getKey())) {
        throw new InvalidOptionException(
            "%s %s=%s: the base names nothing of this name; it names %s"
                .formatted(option, one.getKey(), one.getValue(), new TreeSet<>(named)));
      }
    }
    for (String name : new TreeSet<>(named)) {
      Path folder = given.getOrDefault(name, beside.resolve(name)).toAbsolutePath().normalize();
      arguments.addAll(List.of(option, name + "=" + folder));
    }
  }
}
