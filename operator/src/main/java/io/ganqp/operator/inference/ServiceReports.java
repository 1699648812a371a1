package io.ganqp.operator.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.operator.http.PodHttp;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/**
 * Why services are not ready, in their own words. They are asked off the reconcile threads, so a
 * pod that does not answer holds up nobody.
 */
final class ServiceReports {
  private static final int MOST_REMEMBERED = 4096;
  private static final Optional<String> NOTHING = Optional.empty();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PodHttp http = new PodHttp();
  private final Map<String, String> latest = Collections.synchronizedMap(new Recent());
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  /** What a pod said last; empty if it has not said anything, or does not complain. */
  Optional<String> of(Pod pod) {
    return Optional.ofNullable(latest.get(pod.getMetadata().getUid()));
  }

  /**
   * Asks a pod, unless it is being asked already or has no address yet.
   *
   * @param whenChanged run on another thread when it says something new
   */
  void ask(Pod pod, Runnable whenChanged) {
    String uid = pod.getMetadata().getUid();
    Optional<URI> address = readiness(pod);
    if (address.isEmpty() || !asked.add(uid)) {
      return;
    }
    var unused =
        http.get(address.get())
            .handle((answer, failure) -> failure == null ? complaint(answer) : NOTHING)
            .whenComplete((complaint, failure) -> asked.remove(uid))
            .thenAccept(
                complaint -> {
                  if (remember(uid, complaint)) {
                    whenChanged.run();
                  }
                });
  }

  private boolean remember(String uid, Optional<String> complaint) {
    String before = complaint.isPresent() ? latest.put(uid, complaint.get()) : latest.remove(uid);
    return !Optional.ofNullable(before).equals(complaint);
  }

  private static Optional<URI> readiness(Pod pod) {
    if (pod.getStatus() == null || pod.getStatus().getPodIP() == null) {
      return Optional.empty();
    }
    String ip = pod.getStatus().getPodIP();
    String host = ip.contains(":") ? "[" + ip + "]" : ip;
    return pod.getSpec().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .filter(port -> ServingNames.PORT.equals(port.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst()
        .map(port -> URI.create("http://%s:%d%s".formatted(host, port, ServingPod.READY)));
  }

  /** {@code checks[name=model].data.reason} of MicroProfile Health. */
  private static Optional<String> complaint(PodHttp.Answer answer) {
    try {
      JsonNode checks = JSON.readTree(answer.body()).path("checks");
      return StreamSupport.stream(checks.spliterator(), false)
          .map(check -> check.path("data").path("reason").asText(""))
          .filter(reason -> !reason.isEmpty())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Forgets the pods that were not heard of for longest. */
  private static final class Recent extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
      return size() > MOST_REMEMBERED;
    }
  }
}
