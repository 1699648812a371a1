package io.ganqp.inference;

/** What a client sent, fit to be said back in a message. */
public final class Quoted {
  private static final int LONGEST = 60;

  private Quoted() {}

  /** At most a line's worth of it, control characters replaced. */
  public static String shorten(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "�");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
  }
}
