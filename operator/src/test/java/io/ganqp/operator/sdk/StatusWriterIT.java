package io.ganqp.operator.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.operator.OperatorUnderTest;
import io.ganqp.operator.cluster.TestApiServer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class StatusWriterIT {

  private static final int LOOKS = 30;

  private final TestApiServer server = TestApiServer.shared();
  private final String namespace = server.newNamespace();

  @Test
  void whatIsWrittenIsSeenByALookThatComesBeforeTheWatchTellsOfIt() {
    Counter counter = new Counter();
    try (OperatorUnderTest operator = OperatorUnderTest.start(server.admin(), namespace, counter)) {
      server.admin().resource(training()).create();

      await().atMost(Duration.ofSeconds(30)).until(() -> counter.seen.size() == LOOKS);
    }

    assertThat(counter.seen).doesNotHaveDuplicates().isSorted();
  }

  private GanQpTraining training() {
    return DocumentReader.ofTrainings()
        .parse(
            "training",
            """
            apiVersion: ganqp.io/v1alpha1
            kind: GanQpTraining
            metadata: {name: faces, namespace: %s}
            spec:
              dataset: {volume: {claimName: photographs, path: faces.zip}}
              storage: {volume: {claimName: models}}
            """
                .formatted(namespace));
  }

  /** Counts in the status, and looks again as soon as it has written. */
  @ControllerConfiguration(name = "counter")
  private static final class Counter implements Reconciler<GanQpTraining> {

    private final List<Long> seen = new CopyOnWriteArrayList<>();
    private final SimpleInboundEventSource<GanQpTraining> again =
        new SimpleInboundEventSource<>("again");

    @Override
    public List<EventSource<?, GanQpTraining>> prepareEventSources(
        EventSourceContext<GanQpTraining> context) {
      return List.of(again);
    }

    @Override
    public UpdateControl<GanQpTraining> reconcile(
        GanQpTraining training, Context<GanQpTraining> context) {
      if (seen.size() < LOOKS) {
        long count = training.getStatus().observedGeneration();
        seen.add(count);
        StatusWriter.write(training, counted(training, count + 1), context);
        again.propagateEvent(ResourceID.fromResource(training));
      }
      return UpdateControl.noUpdate();
    }

    private static GanQpTraining counted(GanQpTraining training, long count) {
      GanQpTraining counted = new GanQpTraining();
      counted.setMetadata(
          new ObjectMetaBuilder()
              .withNamespace(training.getMetadata().getNamespace())
              .withName(training.getMetadata().getName())
              .withResourceVersion(training.getMetadata().getResourceVersion())
              .build());
      counted.setStatus(
          new GanQpTrainingStatus(count, null, null, null, null, null, null, null, null));
      return counted;
    }
  }
}
