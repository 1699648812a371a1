package io.ganqp.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.ganqp.operator.cluster.TestApiServer;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRecorderIT {

  @ParameterizedTest
  @ValueSource(strings = {"a", "ä", "😀"})
  void aLongNoteIsTakenByTheApiServer(String character) {
    TestApiServer server = TestApiServer.shared();
    String namespace = server.newNamespace();
    ConfigMap about =
        server
            .admin()
            .resource(
                new ConfigMapBuilder()
                    .withNewMetadata()
                    .withNamespace(namespace)
                    .withName("about")
                    .endMetadata()
                    .build())
            .create();

    new EventRecorder(server.admin(), Clock.systemUTC(), "test")
        .record(about, EventReason.FAILED, character.repeat(2000));

    assertThat(server.admin().events().v1().events().inNamespace(namespace).list().getItems())
        .hasSize(1);
  }
}
