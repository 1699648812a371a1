package io.ganqp.operator.mount;

import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the events of one pod. Pure. */
final class MountEvents {

  private static final Set<String> TROUBLE =
      Set.of("FailedMount", "FailedAttachVolume", "FailedMapVolume");

  /** The kubelet gets there only once all volumes are mounted. */
  private static final Set<String> MOUNTED = Set.of("Pulling", "Pulled", "Created", "Started");

  private MountEvents() {}

  /** What the last event complains of; empty if what came after it shows that it is mended. */
  static Optional<MountTrouble> trouble(List<Event> events) {
    return events.stream()
        .filter(e -> TROUBLE.contains(e.getReason()) || MOUNTED.contains(e.getReason()))
        .max(
            Comparator.comparing(MountEvents::time)
                // Of one second, whatever shows that it goes on.
                .thenComparing(e -> MOUNTED.contains(e.getReason())))
        .filter(e -> TROUBLE.contains(e.getReason()))
        .map(e -> MountTrouble.of(Objects.requireNonNullElse(e.getNote(), e.getReason())));
  }

  /** When it was last seen; the kubelet still writes the fields of the older API. */
  private static Instant time(Event event) {
    String series =
        event.getSeries() == null || event.getSeries().getLastObservedTime() == null
            ? null
            : event.getSeries().getLastObservedTime().getTime();
    String once = event.getEventTime() == null ? null : event.getEventTime().getTime();
    return Stream.of(
            series,
            event.getDeprecatedLastTimestamp(),
            once,
            event.getMetadata().getCreationTimestamp())
        .filter(Objects::nonNull)
        .findFirst()
        .map(time -> OffsetDateTime.parse(time).toInstant())
        .orElse(Instant.EPOCH);
  }
}
