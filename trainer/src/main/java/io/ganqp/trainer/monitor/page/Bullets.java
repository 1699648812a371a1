package io.ganqp.trainer.monitor.page;

import java.util.List;
import java.util.stream.Collectors;

/** Sentences below each other. */
public record Bullets(List<String> sentences) implements Block {

  public Bullets {
    sentences = List.copyOf(sentences);
  }

  @Override
  public String html() {
    return sentences.stream()
        .map(sentence -> "<li>%s</li>\n".formatted(Html.escape(sentence)))
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }
}
