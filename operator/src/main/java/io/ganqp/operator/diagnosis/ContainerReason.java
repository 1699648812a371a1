package io.ganqp.operator.diagnosis;

import static io.ganqp.operator.diagnosis.Trouble.Kind.CONFIGURATION;
import static io.ganqp.operator.diagnosis.Trouble.Kind.IMAGE_PULL;

import io.ganqp.operator.diagnosis.Trouble.Kind;
import java.util.Arrays;

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
  REGISTRY("RegistryUnavailable", IMAGE_PULL, "the registry does not answer; the node tries again"),
  CONTAINER_CONFIGURATION(
      "CreateContainerConfigError", CONFIGURATION, "make what is missing, or correct its name"),
  CONTAINER_CREATION("CreateContainerError", CONFIGURATION, Remedy.DESCRIPTION),
  CONTAINER_START("RunContainerError", CONFIGURATION, Remedy.DESCRIPTION),
  START("StartError", CONFIGURATION, Remedy.DESCRIPTION),
  CANNOT_RUN("ContainerCannotRun", CONFIGURATION, Remedy.DESCRIPTION),
  /** Whatever else a kubelet may say, in its own words. */
  OTHER("", CONFIGURATION, "");

  private final String word;
  private final Kind kind;
  private final String remedy;

  ContainerReason(String word, Kind kind, String remedy) {
    this.word = word;
    this.kind = kind;
    this.remedy = remedy;
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
        kind == IMAGE_PULL
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
