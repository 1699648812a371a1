package io.ganqp.trainer.monitor.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A table of names and values, in their order; nothing if it is empty. */
public record Rows(Map<String, String> rows) implements Block {

  public Rows {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  @Override
  public String html() {
    if (rows.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<table class=\"rows\">\n");
    rows.forEach(
        (name, value) ->
            html.append(
                "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n"
                    .formatted(Html.escape(name), Html.escape(value))));
    return html.append("</table>\n").toString();
  }
}
