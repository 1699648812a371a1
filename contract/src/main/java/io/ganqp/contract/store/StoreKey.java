package io.ganqp.contract.store;

import java.util.regex.Pattern;

/** The grammar of keys; see {@link Store}. */
public final class StoreKey {

  private static final int MAXIMUM_LENGTH = 900;
  private static final Pattern KEY =
      Pattern.compile("SEGMENT(/SEGMENT)*".replace("SEGMENT", "[A-Za-z0-9_-][A-Za-z0-9._-]*+"));

  private StoreKey() {}

  /** Whether {@code text} is one. */
  public static boolean isKey(String text) {
    return text.length() <= MAXIMUM_LENGTH && KEY.matcher(text).matches();
  }

  /** Returns {@code key} if it is one; throws {@link IllegalArgumentException} if not. */
  public static String checked(String key) {
    if (!isKey(key)) {
      throw new IllegalArgumentException(
          "\""
              + key
              + "\" is not a key: write a relative path such as samples/1.png, of letters, digits"
              + " and . _ -, no segment beginning with a dot, at most "
              + MAXIMUM_LENGTH
              + " characters");
    }
    return key;
  }

  /** The same for a folder, which may be "": all keys. */
  public static String checkedFolder(String folder) {
    return folder.isEmpty() ? folder : checked(folder);
  }
}
