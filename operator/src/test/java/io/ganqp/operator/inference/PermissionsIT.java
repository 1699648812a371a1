package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.FIRST;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.operator.permission.Permissions;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.Restriction;
import io.ganqp.operator.status.Standing;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the administrator does not allow is said with the value to set, and left out. */
class PermissionsIT {

  @AutoClose private static final ServingCluster cluster = ServingCluster.trained();

  @Test
  void routesAndMonitorsAreRefusedUntilTheAdministratorAllowsThem() {
    cluster.allow(Permissions.USUAL);
    cluster.serveTraining(
        "httpRoute: {gateway: {name: public, namespace: gateways}}", "monitoring: {}");
    eventually(() -> assertThat(cluster.deployment()).isNotNull());
    cluster.controllers().complete();
    cluster.awaitCondition(READY, "True", ServingReason.SERVING);
    cluster.awaitCondition(Standing.STALLED, "True", ServingReason.NOT_ALLOWED);

    assertThat(cluster.condition(Restriction.CONDITION).getMessage())
        .contains("The administrator allows HTTPRoutes to Gateways of the same namespace alone")
        .contains("set allow.httpRoutes=All in the chart")
        .contains("The administrator allows no ServiceMonitors")
        .contains("set allow.serviceMonitors=true in the chart");
    assertThat(cluster.condition(READY).getMessage()).doesNotContain("The cluster has no");

    // The cluster of this test has neither kind, and that is what is said when they are allowed.
    cluster.allow(Permissions.ALL);
    cluster.awaitCondition(Standing.RECONCILING, "True", ServingReason.KIND_MISSING);
    assertThat(Conditions.find(cluster.inference().getStatus().conditions(), Restriction.CONDITION))
        .isEmpty();
    assertThat(cluster.model()).isEqualTo(FIRST);
  }
}
