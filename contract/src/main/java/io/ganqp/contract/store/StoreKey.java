package io.ganqp.contract.store;

import java.util.regex.Pattern;

/** The grammar of keys; see {@link Store}. */
final class StoreKey {

  private static final int MAXIMUM_LENGTH = 900;
  private static final Pattern KEY =
      Pattern.compile("SEGMENT(/SEGMENT)*".replace("SEGMENT", "[A-Za-z0-9_-][A-Za-z0-9._-]*+"));

  private StoreKey() {}

  static String checked(String key) {
    if (key.length() > MAXIMUM_LENGTH || !KEY.matcher(key).matches()) {
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

  static String checkedFolder(String folder) {
    return folder.isEmpty() ? folder : checked(folder);
  }
}
