package io.ganqp.trainer.comparison.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class ComparisonTablesTest {

  private final ComparisonResult result = SampleComparison.withObjective("sgan");

  @Test
  void aRowSaysMedianRangeErrorAndThePairedDifference() {
    assertThat(line(new ComparisonTables(result).text(), "sgan"))
        .contains("31.1 [30.0, 32.1] ± 0.500", "+20.1 [+19.4, +20.7] worse");
    assertThat(line(new ComparisonTables(result).text(), "qp")).contains("reference");
  }

  @Test
  void aDivergedTrainingIsCountedAndOnePairSaysSo() {
    assertThat(line(new ComparisonTables(result).text(), "wild"))
        .contains("1 of 2, 1 diverged", "+1.00 (one pair)");
  }

  @Test
  void theFloorStandsInTheHeading() {
    assertThat(new ComparisonTables(result).text())
        .contains("kernel distance, held-out (real: 0.100)");
  }

  @Test
  void whatIsNotMeaningfulIsNotShown() {
    assertThat(new ComparisonTables(result).text()).doesNotContain("frechet");
    assertThat(ComparisonCsv.of(result)).doesNotContain("frechet");
  }

  @Test
  void costIsOfTheCpuBesideTheReferences() {
    assertThat(new ComparisonTables(result).markdown())
        .contains("| × qp (CPU s) |", "| 0.800 | 0.900 | 1.80 | 1.3 min |");
  }

  @Test
  void costIsByTheClockWhereAStoreTellsNothingOfTheCpu() {
    assertThat(new ComparisonTables(SampleComparison.withoutCpuTimes()).markdown())
        .contains("| × qp (s) |", "| 0.800 | – | 2.00 | 1.3 min |");
  }

  @Test
  void costIsByTheClockWhereTheCpuWaitsForAnotherDevice() {
    ComparisonResult onGpu = SampleComparison.computedBy("dl4j on CUDA, 16 cores, CUBLAS");
    ComparisonResult onCpu = SampleComparison.computedBy("dl4j on CPU, 2 cores, OPENBLAS");

    assertThat(new ComparisonTables(onGpu).markdown())
        .contains("| × qp (s) |", "| 0.800 | 0.900 | 2.00 | 1.3 min |");
    assertThat(new ComparisonTables(onCpu).markdown()).contains("| × qp (CPU s) |");
  }

  @Test
  void publishedResultsAreSaidNotToBeMeasuredHere() {
    assertThat(new ComparisonTables(result).text())
        .containsSubsequence("Published, not measured here", "26.440", "a paper");
  }

  @Test
  void commaSeparatedValuesHaveAllDigits() {
    assertThat(ComparisonCsv.of(result))
        .startsWith(
            "objective,description,complete,diverged,failed,pending,model,metric,against,better,"
                + "seeds,median,")
        .contains(
            "sgan,an objective,2,0,0,0,last,kernel-distance/small,holdout,lower,"
                + "2,31.05,30.0,32.1,0.5,0.1,2,20.05,");
  }

  @Test
  void anObjectiveOfWhichNothingIsLeftHasARow() {
    ComparisonResult lost = SampleComparison.withAllDiverged("lost");

    assertThat(ComparisonCsv.of(lost)).contains("\nlost,an objective,0,2,0,0" + ",".repeat(15));
    assertThat(new ComparisonTables(lost).text()).contains("0 of 2, 2 diverged");
  }

  @Test
  void theJsonHoldsEachTrainingWithItsReadings() throws Exception {
    JsonNode json = JsonMapper.builder().build().readTree(ComparisonJson.of(result));

    JsonNode wild = json.path("rows").path(2);
    assertThat(wild.path("counts").path("diverged").asInt()).isEqualTo(1);
    assertThat(wild.path("runs").path(1).path("message").asText()).isEqualTo("critic loss NaN");
    assertThat(wild.path("runs").path(0).path("last").path("readings")).hasSize(5);
    assertThat(wild.path("metrics").path(0).path("difference").path("low").isNull()).isTrue();
  }

  private static String line(String text, String objective) {
    return text.lines().filter(line -> line.startsWith(objective + " ")).findFirst().orElseThrow();
  }
}
