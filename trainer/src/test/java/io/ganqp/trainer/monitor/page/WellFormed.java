package io.ganqp.trainer.monitor.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What has to be true of any page. */
public final class WellFormed {

  private static final Set<String> VOID = Set.of("meta", "img", "br", "input");
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z0-9]+)([^<>]*?)(/?)>");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
  private static final Pattern ANCHOR = Pattern.compile("href=\"#([^\"]+)\"");

  private WellFormed() {}

  /** Confirms that a page needs nothing from outside, and is one tree that all can read. */
  public static void check(String html) {
    assertThat(html.substring(0, 40)).startsWith("<!DOCTYPE html>").contains("<html lang=\"en\">");
    assertThat(html.contains("default-src 'none'")).as("a policy that forbids all else").isTrue();
    // Not by AssertJ's own check, which prints the whole page.
    for (String outside :
        List.of("://", "<script", "<link", "<iframe", "url(", "@import", " style=", " onload=")) {
      assertThat(html.contains(outside)).as("the page contains " + outside).isFalse();
    }
    Deque<String> open = new ArrayDeque<>();
    Matcher tags = TAG.matcher(html);
    while (tags.find()) {
      String name = tags.group(2);
      if (!tags.group(1).isEmpty()) {
        assertThat(open.poll()).as("what </%s> closes", name).isEqualTo(name);
      } else if (!VOID.contains(name) && tags.group(4).isEmpty()) {
        open.push(name);
      }
    }
    assertThat(open).isEmpty();
    List<String> ids = ID.matcher(html).results().map(id -> id.group(1)).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ANCHOR.matcher(html).results().map(anchor -> anchor.group(1))).isSubsetOf(ids);
    assertThat(Pattern.compile("<img (?![^>]* alt=\"[^\"]+\")").matcher(html).find()).isFalse();
    assertThat(Pattern.compile("<svg (?![^>]* aria-label=\"[^\"]+\")").matcher(html).find())
        .isFalse();
    assertThat(Pattern.compile("<h1>").matcher(html).results()).hasSize(1);
  }
}
