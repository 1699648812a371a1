package io.ganqp.trainer.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import io.ganqp.crds.v1alpha1.EvaluationMetric;
import io.ganqp.crds.v1alpha1.EvaluationSpec;
import io.ganqp.trainer.dataset.DatasetOptions;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.dataset.PackingProgress;
import io.ganqp.trainer.dataset.builtin.BuiltinFaces;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.evaluation.MeanColours;
import io.ganqp.trainer.evaluation.feature.cache.FeatureCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {

  private static final String KERNEL = "kernel-distance/mean-colours@2";
  private static final String FRECHET = "frechet-distance/mean-colours@2";

  @TempDir Path folder;
  private PackedDataset dataset;

  @BeforeEach
  void drawFaces() {
    dataset = faces(0.2);
  }

  @Test
  void namesFirstWhatTheBestModelIsChosenBy() {
    assertThat(names(judge(EvaluationMetric.FRECHET_DISTANCE)))
        .startsWith(FRECHET)
        .contains(KERNEL, "precision/mean-colours@2", "authenticity/mean-colours@2", "swd")
        .doesNotHaveDuplicates();
    assertThat(names(judge(EvaluationMetric.SLICED_WASSERSTEIN))).startsWith("swd");
  }

  @Test
  void theKernelDistanceDecidesWhereThereAreFewerImagesThanTheFrechetDistanceTakes() {
    dataset = faces(0.1);

    assertThat(names(judge(EvaluationMetric.FRECHET_DISTANCE)))
        .startsWith(KERNEL)
        .doesNotContain(FRECHET);
  }

  @Test
  void theSameImagesGetTheSameValuesWithTheirErrors() {
    MetricValue first =
        judge(EvaluationMetric.KERNEL_DISTANCE).track(trained(32), ImageProgress.SILENT).judge();

    assertThat(
            judge(EvaluationMetric.KERNEL_DISTANCE)
                .track(trained(32), ImageProgress.SILENT)
                .judge())
        .isEqualTo(first);
    assertThat(first.error()).isPositive();
    assertThat(first.extractor()).isEqualTo(new MeanColours().digest());
  }

  @Test
  void aMetricByTheImagesThemselvesIsByNoNetwork() {
    assertThat(
            judge(EvaluationMetric.SLICED_WASSERSTEIN)
                .track(trained(32), ImageProgress.SILENT)
                .judge()
                .extractor())
        .isNull();
  }

  @Test
  void saysWhatEachValueIsToBeReadWith() {
    Judge judge = judge(EvaluationMetric.KERNEL_DISTANCE);
    List<Yardstick> yardsticks = judge.yardsticks();

    assertThat(yardsticks)
        .extracting(Yardstick::metric)
        .containsAll(names(judge))
        .doesNotHaveDuplicates();
    Yardstick kernel = yardsticks.get(0);
    assertThat(kernel.metric()).isEqualTo(KERNEL);
    assertThat(kernel.direction()).isEqualTo(Direction.LOWER_IS_BETTER);
    assertThat(kernel.images())
        .matches("32 generated images against [0-9]+ of [0-9]+ held-out ones");
    assertThat(kernel.floor())
        .isNotNull()
        .isLessThan(judge.track(trained(32), ImageProgress.SILENT).judge().value() + 1000);
    assertThat(yardsticks)
        .filteredOn(one -> one.metric().startsWith("authenticity"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.images()).endsWith(" trained on");
              assertThat(one.floor()).isNull();
            });
  }

  @Test
  void anEighthOfManySamplesConfirms() {
    assertThat(of(EvaluationMetric.KERNEL_DISTANCE, 10_000).confirmingSamples()).isEqualTo(1250);
    assertThat(of(EvaluationMetric.KERNEL_DISTANCE, 1000).confirmingSamples()).isEqualTo(128);
    assertThat(of(EvaluationMetric.KERNEL_DISTANCE, 100).confirmingSamples()).isEqualTo(100);
  }

  @Test
  void confirmsByTheMetricThatIsAskedFor() {
    for (EvaluationMetric metric : EvaluationMetric.values()) {
      Judge judge = judge(metric);

      assertThat(judge.confirm(trained(32), ImageProgress.SILENT).metric())
          .isEqualTo(judge.track(trained(32), ImageProgress.SILENT).judge().metric());
    }
  }

  @Test
  void theFeaturesOfRealImagesAreKept() throws Exception {
    judge(EvaluationMetric.KERNEL_DISTANCE).track(trained(32), ImageProgress.SILENT);

    try (var files = Files.list(folder.resolve("features"))) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void metricsOfFeaturesTakeAnExtractor() {
    EvaluationSpec spec = new EvaluationSpec(1, 8, EvaluationMetric.KERNEL_DISTANCE, null);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Judge(spec, dataset, Optional.empty(), 1));
  }

  private Judge judge(EvaluationMetric metric) {
    return of(metric, 32);
  }

  private Judge of(EvaluationMetric metric, int samples) {
    return new Judge(
        new EvaluationSpec(1, samples, metric, null),
        dataset,
        Optional.of(Extractors.of(new MeanColours(), FeatureCache.of(folder.resolve("features")))),
        1);
  }

  private Iterable<String> names(Judge judge) {
    return judge.track(trained(32), ImageProgress.SILENT).values().stream()
        .map(MetricValue::metric)
        .toList();
  }

  private RealImages trained(int images) {
    return RealImages.training(dataset, images);
  }

  private PackedDataset faces(double holdout) {
    return PackedDataset.open(
        new BuiltinFaces(80),
        new DatasetOptions(32, Crop.CENTER, true, holdout, 0, 42),
        folder.resolve("cache"),
        PackingProgress.SILENT);
  }
}
