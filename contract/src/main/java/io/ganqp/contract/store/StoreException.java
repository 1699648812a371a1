package io.ganqp.contract.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** The store could not do what was asked. The message names the place, the cause and a remedy. */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public StoreException(String message) {
    super(message);
  }

  /** With a message for the user and what caused it. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What went wrong when {@code action} ("cannot write") met {@code place}. */
  public static StoreException of(String action, Object place, IOException cause) {
    return new StoreException(
        action + " " + place + ": " + describe(cause) + "; " + remedy(cause), cause);
  }

  /** Refuses to list a place that is no training's. */
  public static void requireAtMostMaximumKeys(int count, Object place) {
    if (count > Store.MAXIMUM_KEYS) {
      throw new StoreException(
          "%s holds more than %d files: name the folder of one training, <store>/<namespace>/<name>"
              .formatted(place, Store.MAXIMUM_KEYS));
    }
  }

  private static String describe(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "a file is in its place";
    }
    if (cause instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String remedy(IOException cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("no space left") || message.contains("quota")) {
      return "free some space or give the volume more, then run again: what was stored stays valid";
    }
    if (message.contains("read-only")) {
      return "mount the volume writable (readOnly: false), or name another folder";
    }
    if (message.contains("not a directory") || cause instanceof FileAlreadyExistsException) {
      return "name another folder, or move the file in its place away";
    }
    if (cause instanceof AccessDeniedException) {
      return "give the user that runs this rights to the folder (on Kubernetes: fsGroup)";
    }
    if (cause instanceof NoSuchFileException) {
      return "check the path, and that the training has stored something there";
    }
    return "check that the volume is mounted and healthy";
  }
}
