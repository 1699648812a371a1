package io.ganqp.contract.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.fuzz.DamagedReads;
import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.run.TrainerReport.Best;
import io.ganqp.contract.run.TrainerReport.Checkpoint;
import io.ganqp.contract.run.TrainerReport.Evaluation;
import io.ganqp.contract.run.TrainerReport.Looking;
import io.ganqp.contract.run.TrainerReport.Losses;
import io.ganqp.contract.run.TrainerReport.Model;
import io.ganqp.contract.run.TrainerReport.Pace;
import io.ganqp.contract.run.TrainerReport.Run;
import io.ganqp.contract.run.TrainerReport.State;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerReportTest {

  private static final String EXTRACTOR = "4f1c".repeat(16);
  private static final MetricValue SWD = new MetricValue("swd", Direction.LOWER_IS_BETTER, 0.125);
  private static final MetricValue RECALL =
      new MetricValue("recall", Direction.HIGHER_IS_BETTER, 0.5, 0.01, EXTRACTOR);

  private static final TrainerReport AT_WORK =
      new TrainerReport(
          State.RUNNING,
          null,
          null,
          new Run("default", "faces", "1f0c", "dl4j", "cpu", 32),
          200L,
          1000L,
          new Pace(20.0, 400L, 128.0, new Looking("generated images", 64, 1000)),
          new Losses(-0.5, 0.25, Map.of("scoreDifference", 2.0)),
          Map.of("swd", Evaluation.of(200, SWD)),
          "swd",
          new Checkpoint(200, "file:/checkpoints/200"),
          new Model("4f1c", 200, "file:/models/4f1c"),
          Best.of("9a0b", 100, SWD),
          100L,
          0L,
          null);

  private static final TrainerReport ENDED =
      new TrainerReport(
          null,
          State.COMPLETE,
          0,
          null,
          1000L,
          1000L,
          null,
          null,
          Map.of("recall", Evaluation.of(1000, RECALL)),
          "recall",
          null,
          null,
          Best.of("9a0b", 100, RECALL),
          null,
          null,
          "done");

  @Test
  void theReaderHasWhatTheWriterSaid() {
    assertThat(read(AT_WORK)).isEqualTo(AT_WORK);
    assertThat(read(ENDED)).isEqualTo(ENDED);
    assertThat(read(ENDED).best().direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
    assertThat(read(ENDED).best().error()).isEqualTo(0.01);
  }

  @Test
  void itIsOneFlatObjectWithoutWhatIsNotKnown() {
    assertThat(text(AT_WORK))
        .isEqualTo(
            """
            {"state":"Running","namespace":"default","name":"faces","uid":"1f0c","engine":"dl4j",\
            "device":"cpu","resolution":32,"iteration":200,"iterations":1000,"percent":20.0,\
            "etaSeconds":400,"imagesPerSecond":128.0,\
            "looking":{"what":"generated images","done":64,"total":1000},"criticLoss":-0.5,"generatorLoss":0.25,\
            "diagnostics":{"scoreDifference":2.0},"metrics":{"swd":{"iteration":200,"value":0.125}},"judge":"swd",\
            "lastCheckpoint":{"iteration":200,"uri":"file:/checkpoints/200"},\
            "model":{"sha256":"4f1c","iteration":200,"uri":"file:/models/4f1c"},\
            "best":{"sha256":"9a0b","iteration":100,"metric":"swd","value":0.125},\
            "resumedFrom":100,"rollbacks":0}""");
    assertThat(text(ENDED))
        .isEqualTo(
            """
            {"outcome":"Complete","exitCode":0,"iteration":1000,"iterations":1000,\
            "metrics":{"recall":{"iteration":1000,"direction":"higher","value":0.5,"error":0.01,\
            "extractor":"%1$s"}},"judge":"recall",\
            "best":{"sha256":"9a0b","iteration":100,"metric":"recall","direction":"higher",\
            "value":0.5,"error":0.01,"extractor":"%1$s"},"message":"done"}"""
                .formatted(EXTRACTOR));
  }

  @Test
  void whatTheReaderDoesNotKnowIsLeft() {
    TrainerReport report =
        parse(
            """
            {"iteration": 7, "state": "Dreaming", "new": {"criticLoss": [1]}, "exitCode": 0,
             "best": {"sha256": "9a0b", "of": 3}, "metrics": {"swd": {"value": 1.5, "n": 44}}}""");

    assertThat(report.iteration()).isEqualTo(7);
    assertThat(report.state()).isNull();
    assertThat(report.best().sha256()).isEqualTo("9a0b");
    assertThat(report.metrics().get("swd").value()).isEqualTo(1.5);
  }

  @Test
  void whatTheWriterDoesNotSayIsNull() {
    TrainerReport report = parse("{}");

    assertThat(report.iteration()).isNull();
    assertThat(report.pace().etaSeconds()).isNull();
    assertThat(report.losses()).isEqualTo(Losses.UNKNOWN);
    assertThat(report.run()).isEqualTo(Run.UNKNOWN);
    assertThat(report.metrics()).isEmpty();
    assertThat(report.best()).isNull();
    assertThat(parse("{\"best\": {}}").best().direction()).isEqualTo(Direction.LOWER_IS_BETTER);
  }

  @Test
  void whatIsNotFiniteIsNotSaid() {
    TrainerReport report =
        new TrainerReport(
            State.RUNNING,
            null,
            null,
            null,
            1L,
            1L,
            null,
            new Losses(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Map.of("scoreDifference", 1.0, "lipschitzRatio", Double.NaN)),
            Map.of("swd", new Evaluation(1, null, Double.NaN, null, null)),
            null,
            null,
            null,
            null,
            0L,
            0L,
            null);

    assertThat(text(report))
        .isEqualTo(
            """
            {"state":"Running","iteration":1,"iterations":1,"diagnostics":{"scoreDifference":1.0},\
            "metrics":{"swd":{"iteration":1}},"resumedFrom":0,"rollbacks":0}""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"iteration\": 4294967296}",
        "{\"iteration\": -1}",
        "{\"etaSeconds\": -5}",
        "{\"lastCheckpoint\": {\"iteration\": 9007199254740993}}",
        "{\"best\": {\"iteration\": -1}}",
        "{\"best\": {\"direction\": \"sideways\"}}",
        "{\"judge\": \"0123456789012345678901234567890123456789012345678901234567890123456789"
            + "0123456789012345678901234567890123456789\"}",
        "{\"iteration\": 1e400}",
        "{\"iteration\": \"x\"}",
        "{",
        "[1]",
        "",
        "java.lang.OutOfMemoryError",
        "the last lines of a log",
      })
  void whatNoRunCanSayIsNoReport(String said) {
    assertThat(TrainerReport.parse(said)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "3",
        "\"a word\"",
        "[]",
        "{\"value\": \"much\"}",
        "{\"value\": 1, \"direction\": \"sideways\"}",
        "{\"iteration\": -1}",
        "{\"iteration\": 4294967296}",
        "{\"iteration\": 99999999999999999999}"
      })
  void aMetricThatCannotBeReadHidesNoOther(String metric) {
    TrainerReport report =
        parse(
            "{\"iteration\": 7, \"judge\": \"swd\", \"metrics\": {\"odd\": "
                + metric
                + ", \"swd\": {\"iteration\": 6, \"value\": 1.5}}}");

    assertThat(report.iteration()).isEqualTo(7);
    assertThat(report.metrics()).containsOnlyKeys("swd");
    assertThat(report.judged().orElseThrow().getValue().value()).isEqualTo(1.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "3", "[]", "\"none\""})
  void metricsThatAreNoObjectAreNone(String metrics) {
    assertThat(parse("{\"iteration\": 7, \"metrics\": " + metrics + "}").metrics()).isEmpty();
  }

  @Test
  void aMetricWithAnImpossibleNameIsLeftOut() {
    assertThat(parse("{\"metrics\": {\"" + "m".repeat(97) + "\": {}}}").metrics()).isEmpty();
  }

  @Test
  void theJudgeIsTheOneThatIsNamedOrElseTheFirst() {
    String metrics = "\"metrics\": {\"a\": {\"value\": 1}, \"b\": {\"value\": 2}}}";

    assertThat(parse("{\"judge\": \"b\", " + metrics).judged().orElseThrow().getKey())
        .isEqualTo("b");
    assertThat(parse("{" + metrics).judged().orElseThrow().getKey()).isEqualTo("a");
    assertThat(parse("{\"judge\": \"c\", " + metrics).judged()).isEmpty();
  }

  @Test
  void aReportIsShort() {
    String padding = " ".repeat(TrainerReportJson.LONGEST - 2);

    assertThat(TrainerReport.parse("{" + padding + "}")).isPresent();
    assertThat(TrainerReport.parse("{" + padding + " }")).isEmpty();
    assertThat(TrainerReport.parse("{\"a\":" + "[".repeat(5000))).isEmpty();
    assertThat(TrainerReport.parse(null)).isEmpty();
  }

  @Test
  void damageIsReadAsAReportOrAsNone() {
    for (TrainerReport report : new TrainerReport[] {AT_WORK, ENDED}) {
      new DamagedReads<>(
              report.toJson(),
              bytes -> TrainerReport.parse(new String(bytes, UTF_8)),
              Exception.class,
              "never refused by an exception")
          .readOrRefuse(2000);
    }
  }

  private static TrainerReport read(TrainerReport report) {
    return parse(text(report));
  }

  private static TrainerReport parse(String text) {
    return TrainerReport.parse(text).orElseThrow();
  }

  private static String text(TrainerReport report) {
    return new String(report.toJson(), UTF_8);
  }
}
