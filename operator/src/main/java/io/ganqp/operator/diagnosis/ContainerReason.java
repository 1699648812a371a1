package io.ganqp.operator.diagnosis;

import static io.ganqp.operator.diagnosis.Trouble.Kind.CONFIGURATION;
import static io.ganqp.operator.diagnosis.Trouble.Kind.IMAGE_PULL;
import static io.ganqp.operator.diagnosis.Trouble.Kind.REGISTRY_UNAVAILABLE;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.ganqp.operator.diagnosis.Trouble.Kind;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a container cannot start, as the kubelet names it, and what to do about it. */
enum ContainerReason {
  IMAGE_NOT_PULLED("ErrImagePull", IMAGE_PULL, Remedy.IMAGE),
  IMAGE_PULL_BACK_OFF("ImagePullBackOff", IMAGE_PULL, Remedy.IMAGE),
  IMAGE_NEVER_PULLED(
      "ErrImageNeverPull", IMAGE_PULL, "load it onto the node, or let its pull policy get it"),
  IMAGE_NAME("InvalidImageName", IMAGE_PULL, "correct the image's name"),
  IMAGE_INSPECTION("ImageInspectError", IMAGE_PULL, "the node's copy of the image is damaged"),
  IMAGE_SIGNATURE(
      "SignatureValidationFailed",
      IMAGE_PULL,
      "sign the image, or have its signer trusted on the node"),
  REGISTRY("RegistryUnavailable", REGISTRY_UNAVAILABLE, "the node tries again"),
  CONTAINER_CONFIGURATION(
      "CreateContainerConfigError", CONFIGURATION, "make what is missing, or correct its name"),
  CONTAINER_CREATION("CreateContainerError", CONFIGURATION, Remedy.DESCRIPTION),
  CONTAINER_START("RunContainerError", CONFIGURATION, Remedy.DESCRIPTION),
  START("StartError", CONFIGURATION, Remedy.DESCRIPTION),
  CANNOT_RUN("ContainerCannotRun", CONFIGURATION, Remedy.DESCRIPTION),
  /** Whatever else a kubelet may say, in its own words. */
  OTHER("", CONFIGURATION, "");

  private static final Pattern LAST_TRY =
      Pattern.compile("^Back-off pulling image \"[^\"]*\": (\\w+):");

  private final String word;
  private final Kind kind;
  private final String remedy;

  ContainerReason(String word, Kind kind, String remedy) {
    this.word = word;
    this.kind = kind;
    this.remedy = remedy;
  }

  /** As the kubelet says; while it waits before another try, as it was at the last one. */
  static ContainerReason of(ContainerStateWaiting waiting) {
    ContainerReason now = of(waiting.getReason());
    if (now != IMAGE_PULL_BACK_OFF || waiting.getMessage() == null) {
      return now;
    }
    Matcher last = LAST_TRY.matcher(waiting.getMessage());
    ContainerReason then = last.find() ? of(last.group(1)) : OTHER;
    return then == OTHER ? now : then;
  }

  static ContainerReason of(String word) {
    return Arrays.stream(values())
        .filter(reason -> reason.word.equals(word))
        .findFirst()
        .orElse(OTHER);
  }

  /** What it means for a container. */
  Trouble trouble(ContainerView container, String words) {
    String subject =
        kind == IMAGE_PULL || kind == REGISTRY_UNAVAILABLE
            ? container.label() + ", image " + container.container().getImage()
            : container.label();
    return Trouble.of(kind, subject + ": " + words, remedy);
  }

  /** Of more than one reason. */
  private static final class Remedy {
    static final String IMAGE = "correct the image's name, or its registry's credentials";
    static final String DESCRIPTION = "correct the container's settings, or its node's runtime";

    private Remedy() {}
  }
}
