package io.ganqp.operator.diagnosis;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ganqp.operator.pod.Component;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Pods in the shape that Kubernetes 1.36 gives them, one file a kind of trouble, and the table of
 * what is to be said of each.
 */
public final class RecordedPods {

  /** When they are looked at. */
  public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private RecordedPods() {}

  /**
   * A line of the table.
   *
   * @param pod name of the file
   * @param training reason in a training's conditions
   * @param service reason in a service's conditions
   * @param message how the message begins, of whichever pod
   */
  public record Line(String pod, String training, String service, String message) {

    /** How the message begins for a pod of {@code component}. */
    public String message(Component component) {
      return filled(message, component);
    }

    @Override
    public String toString() {
      return pod;
    }
  }

  /** The table. */
  public static Stream<Line> table() {
    return read("troubles.psv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Arrays.stream(line.split("\\|", 4)).map(String::strip).toList())
        .map(cells -> new Line(cells.get(0), cells.get(1), cells.get(2), cells.get(3)));
  }

  /** Pods with which all is well. */
  public static Stream<String> well() {
    return Stream.of(
        "well-being-made",
        "well-running",
        "well-not-ready-yet",
        "well-with-a-native-sidecar",
        "well-ended-beside-a-native-sidecar",
        "well-a-sidecar-about-to-end",
        "well-stopping");
  }

  /** A recorded pod, as one of {@code component}. */
  public static Pod pod(String name, Component component) {
    return YAML.unmarshal(filled(read(name + ".yaml"), component), Pod.class);
  }

  private static String filled(String text, Component component) {
    return text.replace("MAIN", component.container()).replace("SETTINGS", component.settings());
  }

  private static String read(String name) {
    try (InputStream in = RecordedPods.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
