package io.ganqp.trainer.comparison.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonPageTest {

  private static final Pattern RESOURCE =
      Pattern.compile(
          "(?:src|href|data|url|@import)[=(\\s]+[\"']?(?!data:)", Pattern.CASE_INSENSITIVE);

  @TempDir Path folder;

  @Test
  void thePageNeedsNothingElse() {
    String page = page("sgan");

    assertThat(page).doesNotContain("<script", "<link", "<iframe", "http:", "https:");
    assertThat(RESOURCE.matcher(page).results().map(found -> found.group()).toList()).isEmpty();
  }

  @Test
  void namesAreText() {
    assertThat(page("<b>&\"")).contains("&lt;b&gt;&amp;&quot;").doesNotContain("<b>&\"");
  }

  @Test
  void theBestComesFirstAndVerdictsAreSaid() {
    assertThat(page("sgan"))
        .containsSubsequence(
            "class=\"rank-row c0\"", "class=\"rank-row c2\"", "class=\"rank-row c1\"")
        .contains("<span class=\"chip bad\">worse</span>", "trainings diverged or failed");
  }

  @Test
  void theCurvesAreDrawnOverEachAxis() {
    assertThat(page("sgan"))
        .contains(
            "over iterations",
            "over critic steps",
            "over real images shown",
            "over minutes of training");
  }

  @Test
  void eachTrainingSaysHowToDoItAgain() {
    assertThat(page("sgan"))
        .contains("ganqp train -f runs/wild-2/training.yaml", "critic loss NaN");
  }

  private String page(String objective) {
    return ComparisonPage.html(
        SampleComparison.withObjective(objective), new Faces(folder, List.of()));
  }
}
