package io.ganqp.trainer.dataset.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Names of entries, the same for the same file whatever holds it and whatever the locale is. */
final class EntryName {
  private EntryName() {}

  /**
   * The normal name of what is written in bytes: UTF-8 where they are that, otherwise as if they
   * were of the other encoding. There {@code \} stays, since what they really are is unknown, and
   * in Shift-JIS, Big5 and GBK it is half of a character.
   */
  static String of(byte[] bytes, Charset other) {
    try {
      return normal(utf8(bytes));
    } catch (CharacterCodingException e) {
      return withoutEmptyParts(new String(bytes, other));
    }
  }

  /**
   * Without empty parts and {@code .}, except that a folder's ends with a slash; {@code ..} stays,
   * since nothing is written anywhere. Programs for Windows separate parts by {@code \}.
   */
  static String normal(String given) {
    return withoutEmptyParts(given.replace('\\', '/'));
  }

  private static String withoutEmptyParts(String name) {
    if (!name.startsWith("/") && !name.contains("./") && !name.contains("//")) {
      return name;
    }
    StringBuilder normal = new StringBuilder(name.length());
    for (String part : name.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        normal.append(normal.length() == 0 ? "" : "/").append(part);
      }
    }
    return name.endsWith("/") ? normal.append('/').toString() : normal.toString();
  }

  /** UTF-8 where the bytes are that, otherwise as if they were of the other encoding. */
  static String decode(byte[] bytes, Charset other) {
    try {
      return utf8(bytes);
    } catch (CharacterCodingException e) {
      return new String(bytes, other);
    }
  }

  private static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /**
   * What a link means.
   *
   * @param link name of the link, normal
   * @param target relative to the folder of the link
   * @return a normal name; empty for what lies outside of the archive
   */
  static Optional<String> resolve(String link, String target) {
    if (target.startsWith("/")) {
      return Optional.empty();
    }
    Deque<String> parts = new ArrayDeque<>();
    String folder = link.substring(0, link.lastIndexOf('/') + 1);
    for (String part : (folder + target).split("/", -1)) {
      if (part.equals("..") && parts.pollLast() == null) {
        return Optional.empty();
      }
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }
}
