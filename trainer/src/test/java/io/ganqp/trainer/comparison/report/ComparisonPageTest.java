package io.ganqp.trainer.comparison.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.monitor.page.WellFormed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonPageTest {

  @TempDir Path folder;

  @Test
  void thePageNeedsNothingElseAndAllCanReadIt() {
    WellFormed.check(page("sgan"));
  }

  @Test
  void namesAreText() {
    assertThat(page("<b>&\"")).contains("&lt;b&gt;&amp;&quot;").doesNotContain("<b>&\"");
  }

  @Test
  void theBestComesFirstAndVerdictsAreSaid() {
    assertThat(page("sgan"))
        .containsSubsequence("<div class=\"c0\">", "<div class=\"c2\">", "<div class=\"c1\">")
        .contains(
            "<span class=\"chip bad\">worse</span>",
            "<dt>with trainings lost</dt><dd>1</dd><dd class=\"note\">wild</dd>",
            "<dt>of one pair only</dt><dd>1</dd><dd class=\"note\">wild</dd>",
            "<small>1 of 2, 1 diverged</small>");
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
  void ratiosSayOfWhichSecondsTheyAre() {
    assertThat(page("sgan")).contains("× qp (CPU s)");
    assertThat(
            ComparisonPage.html(SampleComparison.withoutCpuTimes(), new Faces(folder, List.of())))
        .contains("× qp (s)");
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
