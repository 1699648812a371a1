package io.ganqp.trainer.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Where the claims, secrets and ConfigMaps that a document names are on this machine. */
final class PlaceOptions {

  private static final String VOLUME = "--volume";
  private static final String SECRET = "--secret";
  private static final String CONFIG_MAP = "--config-map";

  @Option(
      names = VOLUME,
      paramLabel = "CLAIM=FOLDER",
      description =
          "The folder that stands for a volume claim. May be repeated. Without it, a claim is the"
              + " folder of its name beside the YAML that names it.")
  private Map<String, Path> volumes = Map.of();

  @Option(
      names = SECRET,
      paramLabel = "NAME=FOLDER",
      description =
          "The folder that stands for a secret of an object store, with the files"
              + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and where needed AWS_SESSION_TOKEN"
              + " and ca.crt. May be repeated. Without it, a secret is the folder of its name"
              + " beside the YAML that names it.")
  private Map<String, Path> secrets = Map.of();

  @Option(
      names = CONFIG_MAP,
      paramLabel = "NAME=FOLDER",
      description =
          "The folder that stands for a ConfigMap. May be repeated. Without it, a ConfigMap is the"
              + " folder of its name beside the YAML that names it.")
  private Map<String, Path> configMaps = Map.of();

  /**
   * Confirms that the document has a use for each place given.
   *
   * @param document what it is called in messages
   * @throws InvalidOptionException if it does not name one
   */
  void requireNamed(NamedPlaces named, Object document) {
    requireNamed(VOLUME, volumes, "claim", named.claims(), document);
    requireNamed(SECRET, secrets, "secret", named.secrets(), document);
    requireNamed(CONFIG_MAP, configMaps, "ConfigMap", named.configMaps(), document);
  }

  private static void requireNamed(
      String option,
      Map<String, Path> given,
      String what,
      SortedSet<String> named,
      Object document) {
    for (Map.Entry<String, Path> one : new TreeMap<>(given).entrySet()) {
      if (!named.contains(one.getKey())) {
        throw new InvalidOptionException(
            "%s %s=%s: %s names no such %s; its %ss are %s"
                .formatted(option, one.getKey(), one.getValue(), document, what, what, named));
      }
    }
  }

  /**
   * Where what the document names is.
   *
   * @param beside folder that unmapped names are in
   * @param scratch folder for files on their way
   */
  Places places(Path beside, Path scratch) {
    return new Places(
        new Volumes(volumes, beside),
        new Secrets(secrets, beside),
        new ConfigMaps(configMaps, beside),
        scratch);
  }

  /**
   * Options that say the same of each of these names, wherever the document is.
   *
   * @param beside folder that unmapped names are in
   */
  List<String> arguments(NamedPlaces named, Path beside) {
    List<String> arguments = new ArrayList<>();
    add(VOLUME, named.claims(), volumes, beside, arguments);
    add(SECRET, named.secrets(), secrets, beside, arguments);
    add(CONFIG_MAP, named.configMaps(), configMaps, beside, arguments);
    return List.copyOf(arguments);
  }

  private static void add(
      String option,
      SortedSet<String> named,
      Map<String, Path> given,
      Path beside,
      List<String> arguments) {
    for (String name : named) {
      Path folder = given.getOrDefault(name, beside.resolve(name)).toAbsolutePath().normalize();
      arguments.addAll(List.of(option, name + "=" + folder));
    }
  }
}
