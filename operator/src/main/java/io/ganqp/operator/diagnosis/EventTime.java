package io.ganqp.operator.diagnosis;

import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.stream.Stream;

/** When what an event tells was last seen. */
public final class EventTime {

  private EventTime() {}

  /** The latest time in it; controllers and the kubelet still write the fields of the older API. */
  public static Instant of(Event event) {
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
