package io.ganqp.operator.mount;

import java.util.regex.Pattern;

/**
 * What keeps the volumes of a pod from being mounted.
 *
 * @param kind what a person has to look for
 * @param message the cluster's own words, and what to do where that is known
 */
public record MountTrouble(Kind kind, String message) {

  private static final Pattern MISSING = Pattern.compile("(secret|configmap) \"[^\"]+\" not found");

  /** What a person has to look for. */
  public enum Kind {
    /** The pod mounts a Secret that is not there. */
    SECRET_NOT_FOUND,
    /** The pod mounts a ConfigMap that is not there. */
    CONFIG_MAP_NOT_FOUND,
    /** A volume cannot be attached or mounted, for another reason. */
    VOLUME_NOT_MOUNTED
  }

  /** Reads what the kubelet said of a pod. */
  static MountTrouble of(String note) {
    var missing = MISSING.matcher(note);
    String words = note.strip();
    if (!missing.find()) {
      return new MountTrouble(Kind.VOLUME_NOT_MOUNTED, words);
    }
    return new MountTrouble(
        missing.group(1).equals("secret") ? Kind.SECRET_NOT_FOUND : Kind.CONFIG_MAP_NOT_FOUND,
        words + "; create it, and the pod starts by itself, or correct its name");
  }
}
