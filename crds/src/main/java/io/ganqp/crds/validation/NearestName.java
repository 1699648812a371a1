package io.ganqp.crds.validation;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that somebody meant who mistyped it. */
public final class NearestName {

  /** The name nearest to what was written, or the empty string if none is near. */
  public static String of(String written, Collection<?> names) {
    String best = "";
    int bestDistance = Math.max(1, Math.min(written.length(), 30) / 3) + 1;
    for (Object name : names) {
      String candidate = String.valueOf(name);
      int distance = distance(written.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** Levenshtein's distance; a lot if the lengths alone say so. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 10) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private NearestName() {}
}
