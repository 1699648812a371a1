package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import io.ganqp.contract.run.ExitStatus;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.operator.pod.Component;
import io.ganqp.operator.pod.Labels;
import io.ganqp.operator.pod.PodTemplates;
import io.ganqp.operator.pod.PodVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one Job of a training: created and deleted, never changed. Each of its pods goes on from the
 * last checkpoint, so a restart is never lost time but for the iterations since.
 */
final class TrainingJob {

  /** Where a trainer serves its progress. */
  static final int PORT = 8080;

  /** Exit codes after which no retry helps. */
  static final List<Integer> FINAL =
      List.of(
          ExitStatus.USAGE,
          ExitStatus.INVALID_CONFIGURATION,
          ExitStatus.DIVERGED,
          ExitStatus.CHECKPOINTS);

  /** Hands a Job to Kueue, which then decides when it starts. */
  private static final String QUEUE_NAME = "kueue.x-k8s.io/queue-name";

  private static final List<String> QUEUE_LABELS =
      List.of(QUEUE_NAME, "kueue.x-k8s.io/priority-class");

  private static final String CONFIGURATION = "/etc/ganqp";
  private static final String TERMINATION_MESSAGE = "/dev/termination-log";

  private final PodTemplates pods;

  TrainingJob(PodTemplates pods) {
    this.pods = pods;
  }

  Job of(GanQpTraining training) {
    String name = training.getMetadata().getName();
    Map<String, String> queue = queueLabels(training);
    Map<String, String> labels = new TreeMap<>(Labels.of(Component.TRAINER, name));
    labels.putAll(queue);
    return new JobBuilder()
        .withNewMetadata()
        .withNamespace(training.getMetadata().getNamespace())
        .withName(name)
        .withLabels(labels)
        .withAnnotations(SpecFingerprint.annotations(training))
        .addToAnnotations(FormerPod.annotations(training))
        .withOwnerReferences(Owner.of(training))
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(training.getSpec().runPolicy().backoffLimit())
        .withPodFailurePolicy(failurePolicy())
        // The next pod comes only when this one has ended: they write to the same store.
        .withPodReplacementPolicy("Failed")
        .withSuspend(queue.containsKey(QUEUE_NAME) ? Boolean.TRUE : null)
        .withTemplate(template(training))
        .endSpec()
        .build();
  }

  private PodTemplateSpec template(GanQpTraining training) {
    List<PodVolume> volumes = new ArrayList<>();
    volumes.add(PodVolume.configMap(training.getMetadata().getName(), CONFIGURATION));
    TrainerVolumes places = TrainerVolumes.of(training.getSpec());
    volumes.addAll(places.mounts());
    Container container =
        new ContainerBuilder()
            .withArgs(arguments(places))
            .addNewPort()
            .withName("http")
            .withContainerPort(PORT)
            .withProtocol("TCP")
            .endPort()
            .withTerminationMessagePath(TERMINATION_MESSAGE)
            .withTerminationMessagePolicy("FallbackToLogsOnError")
            .build();
    PodTemplateSpec template =
        pods.template(
            Component.TRAINER,
            training.getMetadata().getName(),
            training.getSpec().trainer(),
            container,
            volumes);
    return new PodTemplateSpecBuilder(template)
        .editSpec()
        .withRestartPolicy("Never")
        .endSpec()
        .build();
  }

  private static List<String> arguments(TrainerVolumes places) {
    List<String> arguments = new ArrayList<>();
    arguments.add("train");
    arguments.addAll(List.of("-f", CONFIGURATION + "/" + TrainingConfigMap.KEY));
    arguments.addAll(List.of("--port", Integer.toString(PORT)));
    // By itself the trainer serves nobody outside its pod. In Java this is IPv6 too.
    arguments.addAll(List.of("--listen", "0.0.0.0"));
    arguments.addAll(List.of("--termination-message", TERMINATION_MESSAGE));
    arguments.addAll(List.of("--cache", "/cache"));
    arguments.addAll(places.arguments());
    return arguments;
  }

  /**
   * The first rule that fits counts: a disruption is nobody's fault, retries do not mend a wrong
   * document, a diverged training or damaged checkpoints, and the rest counts against the limit.
   * What the first two rules ignore too much of, {@link Failures} counts.
   */
  private static PodFailurePolicy failurePolicy() {
    return new PodFailurePolicyBuilder()
        .addNewRule()
        .withAction("Ignore")
        .addNewOnPodCondition()
        .withType("DisruptionTarget")
        .withStatus("True")
        .endOnPodCondition()
        .endRule()
        .addNewRule()
        .withAction("Ignore")
        .withNewOnExitCodes()
        .withContainerName(Component.TRAINER.container())
        .withOperator("In")
        .withValues(ExitStatus.INTERRUPTED)
        .endOnExitCodes()
        .endRule()
        .addNewRule()
        .withAction("FailJob")
        .withNewOnExitCodes()
        .withContainerName(Component.TRAINER.container())
        .withOperator("In")
        .withValues(FINAL)
        .endOnExitCodes()
        .endRule()
        .build();
  }

  private static Map<String, String> queueLabels(GanQpTraining training) {
    Map<String, String> all = training.getMetadata().getLabels();
    Map<String, String> queue = new TreeMap<>();
    if (all != null) {
      QUEUE_LABELS.stream()
          .filter(all::containsKey)
          .forEach(label -> queue.put(label, all.get(label)));
    }
    return queue;
  }
}
