package io.ganqp.operator.diagnosis;

import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.operator.diagnosis.Trouble.Kind;
import io.ganqp.operator.pod.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds out what is wrong with a pod. Pure. */
public final class PodDiagnosis {

  /** One kind of trouble, recognised. */
  private interface Rule extends Function<PodView, Optional<Trouble>> {}

  /**
   * In order, and the first that finds something is believed: what is said of the pod as a whole
   * explains what its containers say, and what comes before the main container explains why that
   * one waits.
   */
  private static final List<Rule> RULES =
      List.of(
          NodeRule::lost,
          PodRules::evicted,
          PodRules::disrupted,
          PodRules::failed,
          PodRules::gated,
          PodRules::unscheduled,
          MultiContainerRules::init,
          MultiContainerRules::mainWaits,
          MultiContainerRules::mainEnded,
          MultiContainerRules::sidecarWaits,
          MultiContainerRules::sidecarEnded,
          MultiContainerRules::sidecarRunsOn,
          PodDiagnosis::endedWithoutAWord);

  private PodDiagnosis() {}

  /**
   * What is wrong with a pod now; empty if all is well, or it has only just been made.
   *
   * @param component what its main container is
   */
  public static Optional<Trouble> of(Pod pod, Component component, Instant now) {
    PodView view = new PodView(pod, component, now);
    return RULES.stream().map(rule -> rule.apply(view)).flatMap(Optional::stream).findFirst();
  }

  /** How the main container of a pod ended before it was started again, if it did. */
  public static Optional<Trouble> before(Pod pod, Component component, Instant now) {
    PodView view = new PodView(pod, component, now);
    return view.main()
        .flatMap(main -> main.endedBefore().map(end -> ContainerRules.ended(main, end, view)));
  }

  /**
   * Whether the main container of a pod last ended with its node, or the node's runtime, and not by
   * itself.
   */
  public static boolean endedWithItsNode(Pod pod, Component component, Instant now) {
    return Sandbox.isLost(new PodView(pod, component, now));
  }

  /**
   * Which containers run on although the main one has ended, well or not; empty if none does, or
   * not for long.
   */
  public static Optional<Trouble> sidecarRunsOn(Pod pod, Component component, Instant now) {
    return MultiContainerRules.sidecarRunsOn(new PodView(pod, component, now));
  }

  /**
   * When to look again for a trouble of which only time tells; empty if nothing of that kind is to
   * be expected.
   */
  public static Optional<Duration> untilNextLook(Pod pod, Component component, Instant now) {
    PodView view = new PodView(pod, component, now);
    return Stream.of(MultiContainerRules.giveUp(view), NodeRule.overdue(view))
        .flatMap(Optional::stream)
        .filter(now::isBefore)
        .map(due -> Duration.between(now, due))
        .min(Duration::compareTo);
  }

  private static Optional<Trouble> endedWithoutAWord(PodView pod) {
    boolean failed = "Failed".equals(pod.status().getPhase());
    return failed && pod.main().flatMap(ContainerView::ended).isEmpty()
        ? Optional.of(new Trouble(Kind.EXITED, "pod " + pod.name() + " ended without a word"))
        : Optional.empty();
  }
}
