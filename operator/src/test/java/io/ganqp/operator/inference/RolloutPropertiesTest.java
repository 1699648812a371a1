package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.ganqp.crds.v1alpha1.RolloutStatus;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Any order of better models, undos, and operators that die, comes to rest as it should. */
class RolloutPropertiesTest {

  /** What can happen to a Deployment. */
  enum Event {
    BETTER_MODEL,
    UNDO,
    RECONCILED,
    /** The operator dies after it has written the Deployment, before it has written the status. */
    RECONCILED_HALF
  }

  @Property
  void comesToRestAfterOneReconciliation(@ForAll @Size(max = 30) List<Event> events) {
    World world = new World();
    events.forEach(world::happen);
    world.reconcile(true);
    int writes = world.writes;
    RolloutDecision decision = world.decide();
    world.reconcile(true);

    assertThat(decision).isNotEqualTo(RolloutDecision.ROLL_OUT);
    assertThat(world.writes).isEqualTo(writes);
  }

  @Property
  void aBetterModelIsAlwaysRolledOut(@ForAll @Size(max = 30) List<Event> events) {
    World world = new World();
    events.forEach(world::happen);
    world.happen(Event.BETTER_MODEL);
    world.reconcile(true);

    assertThat(world.actual()).isEqualTo(world.desired());
  }

  @Property
  void anUndoOfWhatWasReconciledHolds(
      @ForAll @Size(max = 30) List<Event> events, @ForAll @Size(max = 5) List<Boolean> whole) {
    World world = new World();
    events.forEach(world::happen);
    world.happen(Event.BETTER_MODEL);
    world.reconcile(true);
    world.happen(Event.BETTER_MODEL);
    world.reconcile(true);
    world.happen(Event.UNDO);
    String undone = world.actual();
    whole.forEach(world::reconcile);
    world.reconcile(true);

    assertThat(world.actual()).isEqualTo(undone).isNotEqualTo(world.desired());
    assertThat(world.decide()).isEqualTo(RolloutDecision.HOLD);
  }

  /** A Deployment by the names of its templates. */
  private static final class World {
    private final List<String> history = new ArrayList<>();
    private int model = 1;
    private RolloutStatus last;
    private int writes;

    void happen(Event event) {
      switch (event) {
        case BETTER_MODEL -> model++;
        case UNDO -> undo();
        case RECONCILED -> reconcile(true);
        case RECONCILED_HALF -> reconcile(false);
      }
    }

    void reconcile(boolean whole) {
      RolloutDecision decision = decide();
      if (decision == RolloutDecision.ROLL_OUT) {
        show(desired());
        writes++;
      }
      if (decision != RolloutDecision.HOLD && whole) {
        last = new RolloutStatus(desired(), null, null);
      }
    }

    RolloutDecision decide() {
      return RolloutDecision.of(desired(), deployment(), last);
    }

    String desired() {
      return "template-" + model;
    }

    String actual() {
      return history.isEmpty() ? null : history.get(history.size() - 1);
    }

    /** As kubectl does it: the revision before comes back and is the newest now. */
    private void undo() {
      if (history.size() > 1) {
        show(history.get(history.size() - 2));
      }
    }

    private void show(String template) {
      history.remove(template);
      history.add(template);
    }

    private Deployment deployment() {
      return actual() == null
          ? null
          : new DeploymentBuilder()
              .withNewSpec()
              .withNewTemplate()
              .withNewMetadata()
              .addToAnnotations(Revision.ANNOTATION, actual())
              .endMetadata()
              .endTemplate()
              .endSpec()
              .build();
    }
  }
}
