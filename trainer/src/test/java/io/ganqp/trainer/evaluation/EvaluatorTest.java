package io.ganqp.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.metric.Direction;
import io.ganqp.trainer.evaluation.feature.Features;
import io.ganqp.trainer.evaluation.metric.KernelDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

  private static final int SIZE = 32;

  private final MeanColours extractor = new MeanColours();
  private final ImageSet real = images(90, 1);
  private final ImageSet training = images(70, 2);
  private final ImageSet generated = images(150, 3);

  @Test
  void givesAllMetricsUnderTheNameOfTheirExtractor() {
    List<Measurement> measurements = evaluator().measure(generated, done -> {}).measurements();

    assertThat(measurements)
        .extracting(m -> m.metric().name())
        .containsExactly(
            "kernel-distance/mean-colours@2",
            "frechet-distance/mean-colours@2",
            "precision/mean-colours@2",
            "recall/mean-colours@2",
            "density/mean-colours@2",
            "coverage/mean-colours@2",
            "authenticity/mean-colours@2",
            "nearer-than-held-out/mean-colours@2",
            "swd");
    assertThat(measurements).allMatch(Measurement::meaningful);
    assertThat(measurements)
        .filteredOn(m -> m.standardError().isPresent())
        .extracting(m -> m.metric().name())
        .containsExactly("kernel-distance/mean-colours@2");
  }

  @Test
  void readsEachGeneratedImageOnceAndInOrder() {
    List<Integer> read = new ArrayList<>();
    List<Integer> progress = new ArrayList<>();

    evaluator().measure(recording(generated, read), progress::add);

    assertThat(read).isEqualTo(IntStream.range(0, 150).boxed().toList());
    assertThat(progress).containsExactly(64, 128, 150);
  }

  @Test
  void measuresTheSlicedWassersteinDistanceAsItIs() {
    Measurement swd = find(evaluator().measure(generated, done -> {}).measurements(), "swd");

    assertThat(swd.value()).hasValue(new SlicedWasserstein(42).distance(real, generated));
    assertThat(swd.metric().direction()).isEqualTo(Direction.LOWER_IS_BETTER);
  }

  @Test
  void reportsTheKernelDistanceTimesThousand() {
    Evaluator.Result result = evaluator().measure(generated, done -> {});
    KernelDistance distance =
        KernelDistance.between(
            new KernelDistance.Sample(extractor.extract(real)),
            new KernelDistance.Sample(extractor.extract(generated)));

    Measurement reported = find(result.measurements(), "kernel-distance/mean-colours@2");
    assertThat(reported.value()).hasValue(1000 * distance.unbiased());
    assertThat(reported.standardError()).hasValue(1000 * distance.standardError());
    assertThat(result.features().get("mean-colours@2").values())
        .isEqualTo(extractor.extract(generated).values());
  }

  @Test
  void followsTheFrechetDistanceToEndlesslyManyImages() {
    List<FeatureEstimator> thorough =
        Metrics.thorough(extractor.dimension(), generated.size(), name -> name);
    FeatureEvaluation evaluation =
        new FeatureEvaluation(extractor, ReferenceFeatures.of(extractor.extract(real)), thorough);
    Measurement infinity = evaluation.measure(extractor.extract(generated)).get(0);
    Measurement frechet =
        find(
            evaluator().measure(generated, done -> {}).measurements(),
            "frechet-distance/mean-colours@2");

    assertThat(infinity.metric().name()).isEqualTo("frechet-distance-infinity");
    assertThat(infinity.meaningful()).isTrue();
    assertThat(infinity.value().getAsDouble()).isLessThan(frechet.value().getAsDouble());
    assertThat(Metrics.thorough(extractor.dimension(), 25, name -> name))
        .as("of 12 features at least 26")
        .isEmpty();
  }

  @Test
  void theSameImagesGiveTheSameNumbersEachTime() {
    Evaluator evaluator = evaluator();

    assertThat(evaluator.measure(generated, done -> {}).measurements())
        .isEqualTo(evaluator.measure(generated, done -> {}).measurements())
        .isEqualTo(evaluator().measure(generated, done -> {}).measurements());
  }

  @Test
  void marksWhatSoFewImagesDoNotSay() {
    ReferenceFeatures few = ReferenceFeatures.of(extractor.extract(images(5, 1)));
    List<Measurement> measurements = byFeatures(few).measure(extractor.extract(generated));

    assertThat(find(measurements, "kernel-distance/mean-colours@2").meaningful()).isTrue();
    Measurement frechet = find(measurements, "frechet-distance/mean-colours@2");
    assertThat(frechet.value()).isPresent();
    assertThat(frechet.reservation()).contains("not meaningful: 5 real images for 12 dimensions");
    assertThat(frechet.metric().minimumReals()).isEqualTo(13);
    Measurement recall = find(measurements, "recall/mean-colours@2");
    assertThat(recall.value()).isEmpty();
    assertThat(recall.reservation()).contains("5 real images, at least 6 are needed");
    assertThat(find(measurements, "authenticity/mean-colours@2").reservation())
        .contains("0 training images, at least 2 are needed");
  }

  @Test
  void measuresWhatItCanOfOneImage() {
    for (int reals : new int[] {1, 2, 3, 6}) {
      for (int fakes : new int[] {1, 2, 3, 6}) {
        Features some = extractor.extract(images(reals, 1));
        ReferenceFeatures reference =
            new ReferenceFeatures(some, Optional.of(some), Optional.empty());
        List<Measurement> measurements =
            byFeatures(reference).measure(extractor.extract(images(fakes, 2)));

        assertThat(measurements).hasSize(8);
        assertThat(find(measurements, "nearer-than-held-out/mean-colours@2").value()).isEmpty();
      }
    }
  }

  @Test
  void selectsTheEstimatorsOfTheMetricsAskedFor() {
    List<FeatureEstimator> all = Metrics.byFeatures(12, name -> name + "/x");

    assertThat(Metrics.select(all, Set.of("recall/x", "coverage/x"))).containsExactly(all.get(2));
    assertThatThrownBy(() -> Metrics.select(all, Set.of("recall/x", "fid", "beauty")))
        .hasMessageStartingWith("no metric beauty, fid; there are kernel-distance/x, frechet");
  }

  @Test
  void refusesImagesThatAreNotFinite() {
    float[] broken = Blobs.images(20, SIZE, 1);
    broken[3 * SIZE * SIZE * 7] = Float.NaN;

    assertThatThrownBy(() -> evaluator().measure(ImageSet.of(broken, SIZE), done -> {}))
        .hasMessage("a kernel distance needs finite features: feature 0 of image 7 is NaN");
  }

  @Test
  void refusesFeaturesOfAnotherExtractor() {
    Features other = new Features(3, new float[30]);

    assertThatThrownBy(() -> byFeatures(ReferenceFeatures.of(other)))
        .hasMessage("3 features are not those of mean-colours@2, which has 12");
    assertThatThrownBy(() -> byFeatures(reference()).measure(other))
        .hasMessageContaining("not those of mean-colours@2");
    assertThatThrownBy(
            () ->
                new ReferenceFeatures(
                    extractor.extract(real), Optional.of(other), Optional.empty()))
        .hasMessageContaining("12 and of 3 dimensions");
  }

  @Test
  void aValueOrAReasonIsAlwaysThereAndFinite() {
    Metric metric = new Metric("m", Direction.HIGHER_IS_BETTER, Set.of(), 0);

    assertThatThrownBy(() -> Measurement.of(metric, Double.NaN))
        .hasMessageContaining("m is not finite");
    assertThatThrownBy(() -> Measurement.of(metric, 1, Double.POSITIVE_INFINITY))
        .hasMessageContaining("standard error");
    Measurement missing = Measurement.missing(metric, "why");
    assertThatThrownBy(() -> missing.with(Optional.empty()))
        .hasMessage("m has neither a value nor a reason");
  }

  private Evaluator evaluator() {
    return new Evaluator(real, Metrics.byImages(42), List.of(byFeatures(reference())));
  }

  private FeatureEvaluation byFeatures(ReferenceFeatures reference) {
    return new FeatureEvaluation(extractor, reference, Metrics.byFeatures(extractor));
  }

  private ReferenceFeatures reference() {
    return new ReferenceFeatures(
        Evaluator.extract(extractor, real, done -> {}),
        Optional.of(extractor.extract(training)),
        Optional.of(extractor.extract(real)));
  }

  private static Measurement find(List<Measurement> measurements, String name) {
    return measurements.stream()
        .filter(m -> m.metric().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ImageSet images(int number, long seed) {
    return ImageSet.of(Blobs.images(number, SIZE, seed), SIZE);
  }

  private static ImageSet recording(ImageSet images, List<Integer> read) {
    return new ImageSet() {
      @Override
      public int size() {
        return images.size();
      }

      @Override
      public int resolution() {
        return images.resolution();
      }

      @Override
      public void copy(int index, float[] target) {
        read.add(index);
        images.copy(index, target);
      }
    };
  }
}
