package io.ganqp.trainer.monitor.page;

import java.util.Locale;

/** Text as HTML. */
public final class Html {

  private Html() {}

  /** The text, for an element or an attribute in double quotes. */
  public static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        default -> html.append(allowed(c) ? c : '\uFFFD');
      }
    }
    return html.toString();
  }

  /** A number for an attribute, such as a coordinate: at most two decimals. */
  public static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceFirst("\\.?0+$", "");
  }

  /** Control characters have no place in HTML. */
  private static boolean allowed(char c) {
    return (c >= ' ' && c != 0x7f) || c == '\n' || c == '\t';
  }
}
