package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServiceReportsTest {
  private final ServiceReports reports = new ServiceReports();
  private final Semaphore changes = new Semaphore(0);

  @Test
  void aServiceThatIsNotReadyIsQuotedAndTellsOnceOnly() throws Exception {
    try (UnreadyService service = new UnreadyService("No model at GANQP_MODEL: gone.")) {
      Pod pod = pod("a", service.address(), service.port());
      reports.ask(pod, changes::release);
      assertThat(changes.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
      assertThat(reports.of(pod)).contains("No model at GANQP_MODEL: gone.");

      reports.ask(pod, changes::release);
      assertThat(changes.tryAcquire(500, TimeUnit.MILLISECONDS)).as("nothing new").isFalse();
    }
  }

  @Test
  void aServiceThatDoesNotAnswerHoldsUpNobody() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Pod pod = pod("b", silent.getInetAddress().getHostAddress(), silent.getLocalPort());
      long start = System.nanoTime();
      reports.ask(pod, changes::release);
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(1));
      silent.setSoTimeout(10_000);
      try (Socket asked = silent.accept()) {
        assertThat(asked.getInputStream().read()).as("it was asked").isEqualTo('G');
        assertThat(changes.tryAcquire(8, TimeUnit.SECONDS)).as("it said nothing").isFalse();
      }
      assertThat(reports.of(pod)).isEmpty();
    }
  }

  @Test
  void aPodWithoutAnAddressIsNotAsked() {
    Pod pod = pod("c", null, 8080);
    reports.ask(pod, changes::release);
    assertThat(reports.of(pod)).isEmpty();
  }

  @Test
  void anEndlessAnswerIsNotRead() throws Exception {
    try (UnreadyService service = new UnreadyService("x".repeat(100_000))) {
      Pod pod = pod("d", service.address(), service.port());
      reports.ask(pod, changes::release);
      assertThat(changes.tryAcquire(1, TimeUnit.SECONDS)).isFalse();
      assertThat(reports.of(pod)).isEmpty();
    }
  }

  private static Pod pod(String uid, String address, int port) {
    return new PodBuilder()
        .withNewMetadata()
        .withUid(uid)
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .addNewPort()
        .withName(ServingNames.PORT)
        .withContainerPort(port)
        .endPort()
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPodIP(address)
        .endStatus()
        .build();
  }
}
