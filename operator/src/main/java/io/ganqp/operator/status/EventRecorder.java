package io.ganqp.operator.status;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Records events about resources. The same event about a resource of the same status is recorded
 * once, by whichever process; one that cannot be recorded is logged and does no harm.
 */
public final class EventRecorder {

  private static final Logger LOG = Logger.getLogger(EventRecorder.class);
  private static final String CONTROLLER = "ganqp.io/operator";

  /** In bytes, as the API server counts. */
  private static final int LONGEST_NOTE = 1024;

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX").withZone(ZoneOffset.UTC);

  private final KubernetesClient client;
  private final Clock clock;
  private final String instance;

  /**
   * @param instance this process, such as the name of its pod
   */
  public EventRecorder(KubernetesClient client, Clock clock, String instance) {
    this.client = client;
    this.clock = clock;
    this.instance = instance;
  }

  /**
   * Records an event.
   *
   * @param about the resource as it was observed
   * @param note a sentence for people
   */
  public void record(HasMetadata about, EventReason reason, String note) {
    try {
      client.events().v1().events().resource(event(about, reason, note, clock.instant())).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        LOG.warnf(
            "The event %s about %s/%s could not be recorded: %s",
            reason.reason(),
            about.getMetadata().getNamespace(),
            about.getMetadata().getName(),
            e.getMessage());
      }
    }
  }

  private Event event(HasMetadata about, EventReason reason, String note, Instant now) {
    ObjectMeta metadata = about.getMetadata();
    return new EventBuilder()
        .withNewMetadata()
        .withNamespace(metadata.getNamespace())
        .withName(name(about, reason, note))
        .endMetadata()
        .withEventTime(new MicroTime(MICROS.format(now)))
        .withReportingController(CONTROLLER)
        .withReportingInstance(instance)
        .withType(reason.type())
        .withReason(reason.reason())
        .withAction(reason.action())
        .withNote(Shortened.toBytes(note, LONGEST_NOTE))
        .withNewRegarding()
        .withApiVersion(about.getApiVersion())
        .withKind(about.getKind())
        .withNamespace(metadata.getNamespace())
        .withName(metadata.getName())
        .withUid(metadata.getUid())
        .withResourceVersion(metadata.getResourceVersion())
        .endRegarding()
        .build();
  }

  /**
   * By the status that the event follows from and not by the version of the resource, which a label
   * that somebody sets meanwhile makes another one.
   */
  private String name(HasMetadata about, EventReason reason, String note) {
    KubernetesSerialization json = client.getKubernetesSerialization();
    String observed = json.asJson(json.convertValue(about, Map.class).get("status"));
    String whole = String.join("\n", about.getMetadata().getUid(), observed, reason.reason(), note);
    UUID digest = UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    return about.getMetadata().getName() + "." + digest;
  }
}
