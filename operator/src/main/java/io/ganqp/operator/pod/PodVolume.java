package io.ganqp.operator.pod;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A volume of a pod, and where its container finds it.
 *
 * @param volume of the pod
 * @param mount of its one container
 */
public record PodVolume(Volume volume, VolumeMount mount) {

  private static final int LONGEST_NAME = 63;
  private static final int DIGITS = 16;

  /** The folder of a claim: {@code /volumes/<claim>}. */
  public static String claimFolder(String claim) {
    return "/volumes/" + claim;
  }

  /** The folder of a secret: {@code /etc/ganqp/secrets/<name>}. */
  public static String secretFolder(String name) {
    return "/etc/ganqp/secrets/" + name;
  }

  /** The folder of a ConfigMap: {@code /etc/ganqp/config-maps/<name>}. */
  public static String configMapFolder(String name) {
    return "/etc/ganqp/config-maps/" + name;
  }

  /** A persistent volume at {@link #claimFolder}. */
  public static PodVolume claim(String claim, boolean readOnly) {
    return claim(claim, claimFolder(claim), readOnly);
  }

  /** A persistent volume at {@code path}. */
  public static PodVolume claim(String claim, String path, boolean readOnly) {
    String name = name("claim", claim, path);
    // The volume itself is not read-only: another mount of the same claim may write.
    return new PodVolume(
        new VolumeBuilder()
            .withName(name)
            .withNewPersistentVolumeClaim()
            .withClaimName(claim)
            .endPersistentVolumeClaim()
            .build(),
        mount(name, path, readOnly));
  }

  /** A secret's keys as files in {@link #secretFolder}. */
  public static PodVolume secret(String secret) {
    return secret(secret, secretFolder(secret));
  }

  /** A secret's keys as files at {@code path}. */
  public static PodVolume secret(String secret, String path) {
    String name = name("secret", secret, path);
    return new PodVolume(
        new VolumeBuilder()
            .withName(name)
            .withNewSecret()
            .withSecretName(secret)
            .endSecret()
            .build(),
        mount(name, path, true));
  }

  /** A ConfigMap's keys as files in {@link #configMapFolder}. */
  public static PodVolume configMap(String configMap) {
    return configMap(configMap, configMapFolder(configMap));
  }

  /** A ConfigMap's keys as files at {@code path}. */
  public static PodVolume configMap(String configMap, String path) {
    String name = name("config", configMap, path);
    return new PodVolume(
        new VolumeBuilder()
            .withName(name)
            .withNewConfigMap()
            .withName(configMap)
            .endConfigMap()
            .build(),
        mount(name, path, true));
  }

  /**
   * A folder that is empty when the pod starts and gone with it.
   *
   * @param size most that it may hold, as a quantity; null for no limit of its own
   */
  public static PodVolume scratch(String name, String path, String size) {
    return new PodVolume(
        new VolumeBuilder()
            .withName(name)
            .withNewEmptyDir()
            .withSizeLimit(size == null ? null : Quantity.parse(size))
            .endEmptyDir()
            .build(),
        mount(name, path, false));
  }

  private static VolumeMount mount(String name, String path, boolean readOnly) {
    // Absent, not false: a server drops what is the default, and applying it again would differ.
    return new VolumeMountBuilder()
        .withName(name)
        .withMountPath(path)
        .withReadOnly(readOnly ? Boolean.TRUE : null)
        .build();
  }

  /** Of the object, where that makes a DNS label; of its digest otherwise. */
  private static String name(String kind, String object, String path) {
    String standard = kind + "-" + object;
    boolean atStandardPlace =
        path.equals(claimFolder(object))
            || path.equals(secretFolder(object))
            || (kind.equals("config") && path.equals("/etc/ganqp"));
    if (atStandardPlace && standard.length() <= LONGEST_NAME && !object.contains(".")) {
      return standard;
    }
    return kind + "-" + digest(object + "\n" + path);
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
