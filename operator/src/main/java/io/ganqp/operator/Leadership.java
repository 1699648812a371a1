package io.ganqp.operator;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import org.jboss.logging.Logger;

/** The lease by which one of several replicas acts. */
final class Leadership {

  /** Name of the Lease. */
  static final String LEASE = "ganqp-operator";

  private static final Logger LOG = Logger.getLogger(Leadership.class);

  private Leadership() {}

  /**
   * How to stand for election.
   *
   * @param namespace of the lease
   * @param identity of this replica, such as the name of its pod
   * @param lost told when another replica may act from now on; not to return to work, but to end
   */
  static LeaderElectionConfiguration lease(String namespace, String identity, Runnable lost) {
    return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
        .withLeaseNamespace(namespace)
        .withIdentity(identity)
        // The SDK's own exit would wait for itself when the process is ending already.
        .withExitOnStopLeading(false)
        .withLeaderCallbacks(
            new LeaderCallbacks(
                () -> LOG.infof("%s leads: it holds the lease %s/%s", identity, namespace, LEASE),
                lost,
                leader -> LOG.debugf("the leader is %s", leader)))
        .build();
  }
}
