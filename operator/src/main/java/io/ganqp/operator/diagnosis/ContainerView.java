package io.ganqp.operator.diagnosis;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.util.Optional;

/**
 * A container as its pod describes it and its node reports it.
 *
 * @param role what it is to its pod
 * @param container as described
 * @param status as reported; null before there is a report
 */
record ContainerView(Role role, Container container, ContainerStatus status) {

  /** What a container is to its pod. */
  enum Role {
    /** The one that the pod is there for. */
    MAIN,
    /** One that has to end well before the main one begins. */
    INIT,
    /** An init container that is restarted always and ends after the main one: a native sidecar. */
    NATIVE_SIDECAR,
    /** Another one beside the main one. */
    BESIDE
  }

  String name() {
    return container.getName();
  }

  /** For the beginning of a sentence about trouble with it. */
  String label() {
    return switch (role) {
      case MAIN -> "container " + name();
      case INIT, NATIVE_SIDECAR -> "init container " + name();
      case BESIDE -> "container " + name();
    };
  }

  Optional<ContainerStateWaiting> waiting() {
    return state().map(ContainerState::getWaiting);
  }

  Optional<ContainerStateRunning> running() {
    return state().map(ContainerState::getRunning);
  }

  /** How it ended, if it has and is not restarted. */
  Optional<ContainerStateTerminated> ended() {
    return state().map(ContainerState::getTerminated);
  }

  /** How it ended the last time before it was restarted. */
  Optional<ContainerStateTerminated> endedBefore() {
    return Optional.ofNullable(status)
        .map(ContainerStatus::getLastState)
        .map(ContainerState::getTerminated);
  }

  boolean hasBegun() {
    return running().isPresent() || ended().isPresent() || endedBefore().isPresent();
  }

  /** Whether, as an init container, it lets the others begin. */
  boolean letsOthersBegin() {
    return role == Role.NATIVE_SIDECAR
        ? status != null && Boolean.TRUE.equals(status.getStarted())
        : ended().filter(end -> end.getExitCode() == 0).isPresent();
  }

  private Optional<ContainerState> state() {
    return Optional.ofNullable(status).map(ContainerStatus::getState);
  }
}
