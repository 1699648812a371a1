package io.ganqp.operator.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.ganqp.operator.diagnosis.Trouble.Kind;
import io.ganqp.operator.pod.Component;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodRefusalTest {
  private static final Instant LAST_POD = Instant.parse("2026-01-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pods "q1-x7k2p" is forbidden: exceeded quota: small, requested: limits.memory=1Gi, used: limits.memory=0, limited: limits.memory=100Mi | raise the quota, or ask for less in spec.trainer.resources
          pods "q1-x7k2p" is forbidden: exceeded quota: few, requested: pods=1, used: pods=2, limited: pods=2 | raise the quota, or delete something that it counts
          jobs.batch "q1" is forbidden: exceeded quota: few, requested: count/jobs.batch=1, used: count/jobs.batch=0, limited: count/jobs.batch=0 | raise the quota, or delete something that it counts
          pods "q1-x7k2p" is forbidden: failed quota: small: must specify limits.cpu for: trainer | set what it names in spec.trainer.resources
          pods "q1-x7k2p" is forbidden: maximum memory usage per Container is 512Mi, but limit is 1Gi | keep spec.trainer.resources within the LimitRange of the namespace
          pods "q1-x7k2p" is forbidden: minimum cpu usage per Container is 100m, but request is 50m | keep spec.trainer.resources within the LimitRange of the namespace
          pods "q1-x7k2p" is forbidden: memory max limit to request ratio per Container is 2, but provided ratio is 3.4 | keep spec.trainer.resources within the LimitRange of the namespace
          pods "q1-x7k2p" is forbidden: error looking up service account ns/nosuch: serviceaccount "nosuch" not found | make the ServiceAccount, or correct spec.trainer.serviceAccountName
          pods "q1-x7k2p" is forbidden: no PriorityClass with name nosuch was found | make the PriorityClass, or correct spec.trainer.priorityClassName
          pods "q1-x7k2p" is forbidden: pod rejected: RuntimeClass "nosuch" not found | make the RuntimeClass, or correct spec.trainer.runtimeClassName
          pods "q1-x7k2p" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false | let the namespace enforce the level that these pods need
          configmaps "q1" is forbidden: exceeded quota: few, requested: configmaps=1, used: configmaps=1, limited: configmaps=1 | raise the quota, or delete something that it counts
          admission webhook "validate.kyverno.svc" denied the request: no team label | change what the policy objects to in spec.trainer, or have the policy changed
          Internal error occurred: failed calling webhook "pods.example.com": connection refused | the webhook does not answer: mend or remove it
          pods "q1-x7k2p" is forbidden: ValidatingAdmissionPolicy 'uid-range' with binding 'uid-range' denied request: runAsUser | change what the policy objects to in spec.trainer, or have the policy changed
          pods "q1-x7k2p" is forbidden: unable to validate against any security context constraint: [] | set spec.trainer.identity.assignedByCluster, or give the service account a constraint that fits
          pods "q1-x7k2p" is forbidden: unable to validate against any security context constraint: [provider "anyuid": Forbidden: not usable by user or serviceaccount, provider restricted-v2: .spec.securityContext.fsGroup: Invalid value: []int64{10001}: 10001 is not an allowed group, provider restricted-v2: .containers[0].runAsUser: Invalid value: 10001: must be in the ranges: [1000680000, 1000689999], provider "privileged": Forbidden: not usable by user or serviceaccount] | set spec.trainer.identity.assignedByCluster, or give the service account a constraint that fits
          admission webhook "validate.kyverno.svc" denied the request: system:serviceaccount:kube-system:job-controller made a pod, and serviceaccount "x" not found in the list | change what the policy objects to in spec.trainer, or have the policy changed
          admission webhook "budget.example.com" denied the request: exceeded quota of team vision | change what the policy objects to in spec.trainer, or have the policy changed
          """)
  void theApiServersWordsAndThenTheRemedy(String words, String remedy) {
    Trouble trouble = PodRefusal.of("Error creating: " + words, Component.TRAINER);

    assertThat(trouble)
        .isEqualTo(new Trouble(Kind.REFUSED, words.replace("q1-x7k2p", "q1-…") + "; " + remedy));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Post \"https://10.0.0.1:443/api/v1/namespaces/a/pods\": stream error: stream ID 1005;"
            + " INTERNAL_ERROR; received from peer",
        "Post \"https://10.0.0.1:443/api/v1/namespaces/a/pods\": dial tcp 10.0.0.1:443: connect:"
            + " connection refused",
        "etcdserver: request timed out",
        "Timeout: request did not complete within requested timeout - context deadline exceeded",
        "the server is currently unable to handle the request",
        "the server was unable to return a response in the time allotted, but may still be"
            + " processing the request (post pods)",
        "the server has received too many requests and has asked us to try again later",
        "Internal error occurred: resource quota evaluation timed out",
        "Operation cannot be fulfilled on resourcequotas \"small\": the object has been modified;"
            + " please apply your changes to the latest version and try again",
        "pods \"q1-…\" is forbidden: status unknown for quota: small, resources: limits.memory"
      })
  void anApiServerThatCouldNotAnswerHasRefusedNothing(String words) {
    assertThat(PodRefusal.of("Error creating: " + words, Component.TRAINER))
        .isEqualTo(new Trouble(Kind.API_UNAVAILABLE, words + "; the cluster tries again"));
  }

  @ParameterizedTest
  @CsvSource({
    "429, Too Many Requests, API_UNAVAILABLE",
    "502, Bad Gateway, API_UNAVAILABLE",
    "503, Service Unavailable, API_UNAVAILABLE",
    "403, Forbidden, REFUSED",
    "422, Unprocessable Entity, REFUSED",
    "500, Internal error occurred: failed calling webhook \"a\", REFUSED"
  })
  void anAnswerWithoutWordsOfKubernetesIsJudgedByItsStatus(int code, String words, Kind kind) {
    assertThat(PodRefusal.of(words, code, Component.TRAINER).kind()).isEqualTo(kind);
  }

  @Test
  void whatOnlyMentionsAServiceAccountGetsNoRemedyForAMissingOne() {
    String words = "pods is forbidden: User \"system:serviceaccount:vision:x\" cannot create pods";

    assertThat(PodRefusal.of(words, Component.TRAINER)).isEqualTo(new Trouble(Kind.REFUSED, words));
  }

  @Test
  void theMessageStaysTheSameHoweverOftenItIsTried() {
    assertThat(PodRefusal.of("Error creating: pods \"q1-aaaaa\" is forbidden", Component.TRAINER))
        .isEqualTo(
            PodRefusal.of(
                "(combined from similar events): Error creating: pods \"q1-bbbbb\" is forbidden",
                Component.TRAINER));
  }

  @Test
  void theLastComplaintSinceTheLastPodCounts() {
    Event before = event("11:59:59", "of before");
    Event first = event("12:00:05", "the first");
    Event last = event("12:00:09", "the last");

    assertThat(PodRefusal.in(List.of(before), LAST_POD, Component.TRAINER)).isEmpty();
    assertThat(PodRefusal.in(List.of(last, before, first), LAST_POD, Component.TRAINER))
        .map(Trouble::message)
        .contains("the last");
    assertThat(PodRefusal.in(List.of(before), Instant.EPOCH, Component.TRAINER)).isPresent();
  }

  private static Event event(String time, String note) {
    return new EventBuilder()
        .withNewMetadata()
        .endMetadata()
        .withReason("FailedCreate")
        .withNote("Error creating: " + note)
        .withDeprecatedLastTimestamp("2026-01-01T" + time + "Z")
        .build();
  }
}
