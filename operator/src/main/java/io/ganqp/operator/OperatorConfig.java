package io.ganqp.operator;

import io.ganqp.crds.v1alpha1.ImagePullPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/**
 * Every setting of the operator; each is also an environment variable, {@code
 * GANQP_OPERATOR_IMAGES_TRAINER}.
 */
@ConfigMapping(prefix = "ganqp.operator")
public interface OperatorConfig {

  /** The images of the pods that name none themselves. */
  Images images();

  /**
   * When nodes pull those images: Always, IfNotPresent or Never. Absent: Always for the tag latest,
   * IfNotPresent otherwise.
   */
  Optional<@WithConverter(PullPolicyConverter.class) ImagePullPolicy> imagePullPolicy();

  /** The namespaces to watch; all of the cluster if absent. */
  Optional<List<String>> namespaces();

  /**
   * Whether only the holder of the lease {@code ganqp-operator} acts, so that several replicas may
   * run.
   */
  @WithDefault("false")
  boolean leaderElection();

  /** The images of the pods that name none themselves. */
  interface Images {

    /** Trains on the CPU. */
    String trainer();

    /** Trains on a GPU. */
    String trainerGpu();

    /** Serves on the CPU. */
    String inference();

    /** Serves on a GPU. */
    String inferenceGpu();
  }
}
