package io.ganqp.operator;

import io.ganqp.crds.v1alpha1.ImagePullPolicy;
import io.ganqp.operator.permission.Reach;
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

  /**
   * Names of Secrets with the credentials of the images' registry, which all pods refer to. A
   * namespace without them needs none, or has pods that name their own.
   */
  Optional<List<String>> imagePullSecrets();

  /**
   * Whether user and groups of pods are left to the cluster, as on OpenShift, unless a resource
   * says otherwise.
   */
  @WithDefault("false")
  boolean assignedByCluster();

  /** The namespaces to watch; all of the cluster if absent. */
  Optional<List<String>> namespaces();

  /**
   * Whether only the holder of the lease {@code ganqp-operator} acts, so that several replicas may
   * run.
   */
  @WithDefault("false")
  boolean leaderElection();

  /** What users of a namespace may ask for beyond what Kubernetes' role "edit" gives them. */
  Allow allow();

  /** What users of a namespace may ask for beyond what Kubernetes' role "edit" gives them. */
  interface Allow {

    /** Where the Gateways may be that HTTPRoutes are attached to: None, SameNamespace or All. */
    @WithDefault("SameNamespace")
    Reach httpRoutes();

    /** Whether ServiceMonitors may be made. */
    @WithDefault("false")
    boolean serviceMonitors();

    /**
     * Where pods may call beyond the port of their object store: None, SameNamespace (all ports of
     * the pods behind a store there) or All (those of every namespace, and whoever gives a pod an
     * identity).
     */
    @WithDefault("SameNamespace")
    Reach egress();
  }

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
