package io.ganqp.operator;

import io.ganqp.crds.v1alpha1.ImagePullPolicy;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a pull policy by its name in Kubernetes. */
public final class PullPolicyConverter implements Converter<ImagePullPolicy> {

  private static final long serialVersionUID = 1L;

  @Override
  public ImagePullPolicy convert(String value) {
    return switch (value) {
      case "Always" -> ImagePullPolicy.ALWAYS;
      case "IfNotPresent" -> ImagePullPolicy.IF_NOT_PRESENT;
      case "Never" -> ImagePullPolicy.NEVER;
      default ->
          throw new IllegalArgumentException(
              "image-pull-policy is \"%s\": set Always, IfNotPresent or Never".formatted(value));
    };
  }
}
