package io.ganqp.operator.mount;

import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.ganqp.operator.diagnosis.EventTime;
import io.ganqp.operator.diagnosis.Trouble;
import io.ganqp.operator.diagnosis.Trouble.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the events of one pod. Pure. */
final class MountEvents {

  private static final Map<String, Kind> TROUBLE =
      Map.of(
          "FailedMount", Kind.VOLUME_NOT_MOUNTED,
          "FailedAttachVolume", Kind.VOLUME_NOT_MOUNTED,
          "FailedMapVolume", Kind.VOLUME_NOT_MOUNTED,
          "FailedCreatePodSandBox", Kind.SANDBOX,
          "NetworkNotReady", Kind.SANDBOX);

  /** The kubelet gets there only once all volumes are mounted. */
  private static final Set<String> MOUNTED = Set.of("Pulling", "Pulled", "Created", "Started");

  private static final Pattern MISSING = Pattern.compile("(secret|configmap) \"[^\"]+\" not found");

  private MountEvents() {}

  /** What the last event complains of; empty if what came after it shows that it is mended. */
  static Optional<Trouble> trouble(List<Event> events) {
    return events.stream()
        .filter(e -> TROUBLE.containsKey(e.getReason()) || MOUNTED.contains(e.getReason()))
        .max(
            Comparator.comparing(EventTime::of)
                // Of one second, whatever shows that it goes on.
                .thenComparing(e -> MOUNTED.contains(e.getReason())))
        .filter(e -> TROUBLE.containsKey(e.getReason()))
        .map(MountEvents::read);
  }

  private static Trouble read(Event event) {
    String words = Objects.requireNonNullElse(event.getNote(), event.getReason()).strip();
    var missing = MISSING.matcher(words);
    if (!missing.find()) {
      return new Trouble(TROUBLE.get(event.getReason()), words);
    }
    return new Trouble(
        missing.group(1).equals("secret") ? Kind.SECRET_NOT_FOUND : Kind.CONFIG_MAP_NOT_FOUND,
        words + "; create it, and the pod starts by itself, or correct its name");
  }
}
