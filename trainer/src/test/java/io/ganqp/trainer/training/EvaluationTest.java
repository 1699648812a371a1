package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.ganqp.contract.image.Level;
import io.ganqp.contract.latent.SeededLatent;
import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricCurve;
import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.evaluation.feature.BuiltinExtractor;
import io.ganqp.trainer.evaluation.feature.NetworkFile;
import io.ganqp.trainer.evaluation.feature.OnnxExtractor;
import io.ganqp.trainer.evaluation.feature.UnusableExtractorException;
import io.ganqp.trainer.judging.ImageProgress;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.onnx.GeneratorSession;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import onnx.Onnx;
import org.junit.jupiter.api.Test;

class EvaluationTest extends TinyTrainingTest {
  private static final int RESOLUTION = 32;

  /** A face is enlarged four times, and two pixels from its neighbour. */
  private static final int SCALE = 4;

  private static final int PITCH = RESOLUTION * SCALE + 2;

  @Test
  void theGridShowsTheFacesThatTheExportedGeneratorGivesForSeeds0To63() throws IOException {
    TrainingState state = trained(5);
    evaluate(parts, List.of(state));

    BufferedImage grid =
        ImageIO.read(
            new ByteArrayInputStream(parts.store().read(StoreLayout.sample(5)).orElseThrow()));
    ResolvedModel model = ModelResolver.resolve(training.run("out"));
    try (GeneratorSession session = new GeneratorSession(model.onnx())) {
      for (int seed = 0; seed < 64; seed++) {
        float[] face = session.images(SeededLatent.draw(seed, session.latentDimension()));
        assertThat(largestDifference(face, grid, seed)).as("seed " + seed).isLessThanOrEqualTo(1);
      }
    }
  }

  private static int largestDifference(float[] face, BufferedImage grid, int seed) {
    int largest = 0;
    int plane = RESOLUTION * RESOLUTION;
    for (int pixel = 0; pixel < plane; pixel++) {
      int x = seed % 8 * PITCH + pixel % RESOLUTION * SCALE + SCALE / 2;
      int y = seed / 8 * PITCH + pixel / RESOLUTION * SCALE + SCALE / 2;
      for (int channel = 0; channel < 3; channel++) {
        int shown = (grid.getRGB(x, y) >> (16 - 8 * channel)) & 0xff;
        int expected = Level.of(face[channel * plane + pixel]) & 0xff;
        largest = Math.max(largest, Math.abs(shown - expected));
      }
    }
    return largest;
  }

  @Test
  void theSameStateIsJudgedAlike() {
    Map<Long, Double> first = evaluate(parts, List.of(trained(3)));

    assertThat(evaluate(training.parts("again"), List.of(trained(3)))).isEqualTo(first);
  }

  @Test
  void theBestModelIsTheBestOfThoseConfirmedInWhateverOrder() {
    for (List<TrainingState> states :
        List.of(
            List.of(trained(2), saturated(3), trained(6)),
            List.of(saturated(3), trained(6), trained(2)))) {
      TrainingParts run = training.parts("run" + states.get(0).iteration);
      evaluate(run, states);

      ModelPointer best = pointer(run, StoreLayout.BEST);
      assertThat(best.iteration()).isNotEqualTo(3);
      assertThat(confirmed(run).values()).doesNotHaveDuplicates().contains(best.value());
      assertThat(Collections.min(confirmed(run).values())).isEqualTo(best.value());
      assertThat(pointer(run, StoreLayout.LATEST).iteration())
          .isEqualTo(states.get(states.size() - 1).iteration);
    }
  }

  @Test
  void aModelIsConfirmedOnOtherImagesThanThoseItWasChosenBy() {
    Map<Long, Double> tracked = evaluate(parts, List.of(trained(2)));

    assertThat(pointer(parts, StoreLayout.BEST).value()).isNotEqualTo(tracked.get(2L));
  }

  @Test
  void aModelThatIsNoBetterThanOneBeforeItIsNotConfirmed() {
    TrainingState state = trained(2);
    evaluate(parts, List.of(trained(1)));
    state.bestTracked = new BestTracked("swd", Direction.LOWER_IS_BETTER, 0, 16, 0, null, null);

    Map<Long, Double> tracked = evaluate(parts, List.of(state));

    assertThat(pointer(parts, StoreLayout.BEST).iteration()).isEqualTo(1);
    assertThat(pointer(parts, StoreLayout.LATEST).judgedBy()).isEmpty();
    assertThat(confirmed(parts).get(2L)).isEqualTo(tracked.get(2L));
    assertThat(state.bestTracked.value()).isZero();
  }

  @Test
  void whereTheStoreKnowsNoBestModelTheNextIsConfirmed() {
    TrainingState state = trained(2);
    state.bestTracked = new BestTracked("swd", Direction.LOWER_IS_BETTER, 0, 16, 0, null, null);

    evaluate(parts, List.of(state));

    assertThat(pointer(parts, StoreLayout.BEST).iteration()).isEqualTo(2);
  }

  @Test
  void oldModelsGoButNeverTheBest() {
    evaluate(parts, LongStream.rangeClosed(1, 8).mapToObj(this::saturated).toList());

    assertThat(storedModels())
        .contains(pointer(parts, StoreLayout.BEST).iteration(), 4L, 5L, 6L, 7L, 8L);
  }

  @Test
  void aModelSaysHowItsTrainingWentAndUnderWhichLicenceItsDataAre() throws Exception {
    TrainingState state = parts.initial(0);
    Map<Long, Double> values = new TreeMap<>();
    for (long iteration = 1; iteration <= 3; iteration++) {
      state.iteration = iteration;
      values.putAll(evaluate(parts, List.of(state)));
    }

    ResolvedModel model = ModelResolver.resolve(training.run("out"));
    Map<String, String> properties = properties(model.onnx());

    assertThat(MetricCurve.parse(properties.get("ganqp.curve")).orElseThrow().points())
        .extracting(MetricCurve.Point::iteration, MetricCurve.Point::value)
        .startsWith(tuple(1L, values.get(1L)));
    assertThat(properties.get("ganqp.licence")).startsWith("Apache-2.0");
  }

  private static Map<String, String> properties(byte[] onnx) throws IOException {
    Map<String, String> properties = new TreeMap<>();
    Onnx.ModelProto.parseFrom(onnx)
        .getMetadataPropsList()
        .forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
    return properties;
  }

  /** The value on each model's card. */
  private static Map<Long, Double> confirmed(TrainingParts parts) {
    Map<Long, Double> values = new TreeMap<>();
    for (String key : parts.store().list(StoreLayout.MODELS)) {
      if (key.endsWith(StoreLayout.CARD)) {
        ModelCard card = ModelCard.fromJson(parts.store().read(key).orElseThrow(), key);
        values.put(card.iteration(), card.metrics().get("swd"));
      }
    }
    return values;
  }

  @Test
  void anEvaluationThatEndsWhileItConfirmsLeavesTheStateAsItWas() {
    TrainingState state = trained(2);
    IllegalStateException stop = new IllegalStateException("stopped");

    assertThatThrownBy(() -> evaluateUntilItConfirms(state, stop)).isSameAs(stop);

    assertThat(state.evaluations).isNull();
    assertThat(state.bestTracked).isNull();
  }

  @Test
  void theValueOfAModelThatCouldNotBeConfirmedIsOfTheCurve() {
    TrainingState state = trained(2);

    evaluateUntilItConfirms(state, unusable());

    assertThat(state.evaluations.curve().points()).hasSize(1);
    assertThat(state.bestTracked).isNull();
    assertThat(pointer(parts, StoreLayout.LATEST).iteration()).isEqualTo(2);
  }

  private UnusableExtractorException unusable() {
    NetworkFile nowhere = new NetworkFile.OnDisk(folder.resolve("nowhere.onnx"));
    return catchThrowableOfType(
        UnusableExtractorException.class,
        () -> OnnxExtractor.open(BuiltinExtractor.TRACKING.descriptor(), nowhere, 1));
  }

  private void evaluateUntilItConfirms(TrainingState state, RuntimeException end) {
    AtomicBoolean confirms = new AtomicBoolean();
    TrainingObserver observer =
        new TrainingObserver() {
          @Override
          public void evaluated(long iteration, MetricValue value) {
            confirms.set(true);
          }
        };
    try (Evaluation evaluation = parts.evaluation()) {
      evaluation.evaluate(
          state,
          observer,
          (what, done, total) -> {
            if (confirms.get()) {
              throw end;
            }
          });
    }
  }

  @Test
  void leavesTheNetworksAsTheyAre() {
    TrainingState state = trained(2);
    TrainingState before = trained(2);

    evaluate(parts, List.of(state));

    assertThat(States.bits(state.average)).isEqualTo(States.bits(before.average));
    assertThat(States.bits(state.generator)).isEqualTo(States.bits(before.generator));
    assertThat(States.bits(state.critic)).isEqualTo(States.bits(before.critic));
  }

  /** The distance at each iteration. */
  private static Map<Long, Double> evaluate(TrainingParts parts, List<TrainingState> states) {
    Map<Long, Double> distances = new TreeMap<>();
    TrainingObserver observer =
        new TrainingObserver() {
          @Override
          public void evaluated(long iteration, MetricValue value) {
            distances.put(iteration, value.value());
          }
        };
    try (Evaluation evaluation = parts.evaluation()) {
      states.forEach(state -> evaluation.evaluate(state, observer, ImageProgress.SILENT));
    }
    return distances;
  }

  private TrainingState trained(long iterations) {
    TrainingState state = parts.initial(0);
    try (GanTrainer trainer = parts.trainer(state)) {
      while (state.iteration < iterations) {
        trainer.iterate();
      }
    }
    return state;
  }

  /** Another generator for each iteration, too contrasty for good faces. */
  private TrainingState saturated(long iteration) {
    TrainingState state = parts.initial(0);
    state.iteration = iteration;
    for (int i = 0; i < state.average.length; i++) {
      state.average[i] *= 1 + iteration;
    }
    return state;
  }

  private static ModelPointer pointer(TrainingParts run, String key) {
    return ModelPointer.fromJson(run.store().read(key).orElseThrow(), key);
  }

  private List<Long> storedModels() {
    return parts.store().list(StoreLayout.MODELS).stream()
        .filter(key -> key.endsWith("/model.json"))
        .map(key -> ModelCard.fromJson(parts.store().read(key).orElseThrow(), key))
        .map(ModelCard::iteration)
        .toList();
  }
}
