package io.ganqp.trainer.export;

import static io.ganqp.contract.metric.Direction.HIGHER_IS_BETTER;
import static io.ganqp.contract.metric.Direction.LOWER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.StoreLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRetentionTest {

  @TempDir Path folder;
  private FileStore store;

  @BeforeEach
  void storeFiveModels() {
    store = FileStore.forWriting(folder);
    for (int iteration = 1; iteration <= 5; iteration++) {
      store.put(StoreLayout.generator(digest(iteration)), onnx(iteration));
      store.put(StoreLayout.card(digest(iteration)), card(iteration).toJson());
    }
  }

  @Test
  void keepsTheNewestAndWhatIsPointedTo() {
    pointTo(1, StoreLayout.BEST);
    pointTo(5, StoreLayout.LATEST);
    new ModelRetention(store, 2).prune();

    assertThat(store.list("models"))
        .containsExactlyInAnyOrder(
            StoreLayout.card(digest(1)), StoreLayout.generator(digest(1)),
            StoreLayout.card(digest(4)), StoreLayout.generator(digest(4)),
            StoreLayout.card(digest(5)), StoreLayout.generator(digest(5)));
  }

  @Test
  void keepsThoseThatWereTheBestLast() {
    double[] distances = {9, 7, 8, 6, 7, 5, 8, 8, 8};
    List<ModelCard> cards =
        IntStream.range(0, distances.length)
            .mapToObj(i -> card(i, List.of(new MetricValue("swd", LOWER_IS_BETTER, distances[i]))))
            .toList();

    assertThat(ModelRetention.retained(cards, Set.of(digest(5)), Optional.of("swd"), 2))
        .containsExactlyInAnyOrder(digest(3), digest(5), digest(7), digest(8));
  }

  @Test
  void keepsThoseThatWereTheBestLastWhereHigherIsBetter() {
    double[] recalls = {0.1, 0.3, 0.2, 0.4, 0.3, 0.5, 0.2, 0.2, 0.2};
    List<ModelCard> cards =
        IntStream.range(0, recalls.length)
            .mapToObj(
                i -> card(i, List.of(new MetricValue("recall", HIGHER_IS_BETTER, recalls[i]))))
            .toList();

    assertThat(ModelRetention.retained(cards, Set.of(digest(5)), Optional.of("recall"), 2))
        .containsExactlyInAnyOrder(digest(3), digest(5), digest(7), digest(8));
  }

  @Test
  void onlyTheMetricThatChoosesTheBestModelCounts() {
    double[] distances = {9, 5, 6, 7, 8, 9, 9, 9};
    List<ModelCard> cards =
        IntStream.range(0, distances.length)
            .mapToObj(
                i ->
                    card(
                        i,
                        List.of(
                            new MetricValue("kd", LOWER_IS_BETTER, distances[i]),
                            new MetricValue("recall", HIGHER_IS_BETTER, i))))
            .toList();

    assertThat(ModelRetention.retained(cards, Set.of(digest(7)), Optional.of("kd"), 2))
        .containsExactlyInAnyOrder(digest(0), digest(1), digest(6), digest(7));
  }

  @Test
  void removesAModelThatNeverGotItsCard() {
    store.put(StoreLayout.generator(digest(9)), onnx(9));
    new ModelRetention(store, 5).prune();

    assertThat(store.list("models")).hasSize(10).doesNotContain(StoreLayout.generator(digest(9)));
  }

  @Test
  void leavesWhatIsNoModelAlone() {
    store.put("models/README", new byte[0]);
    new ModelRetention(store, 1).prune();

    assertThat(store.list("models")).hasSize(3).contains("models/README");
  }

  @Test
  void removesNothingWhenAPointerIsDamaged() {
    store.put(StoreLayout.BEST, new byte[] {'{'});
    new ModelRetention(store, 1).prune();

    assertThat(store.list("models")).hasSize(10);
  }

  @Test
  void keepsAtLeastOne() {
    assertThatThrownBy(() -> new ModelRetention(store, 0)).hasMessageContaining("not 0");
  }

  private void pointTo(int iteration, String key) {
    String digest = digest(iteration);
    store.put(
        key, ModelPointer.unjudged(digest, StoreLayout.generator(digest), iteration).toJson());
  }

  private static byte[] onnx(int iteration) {
    return new byte[] {(byte) iteration};
  }

  private static String digest(int iteration) {
    return Sha256.of(onnx(iteration));
  }

  private static ModelCard card(int iteration) {
    return card(iteration, List.of());
  }

  private static ModelCard card(int iteration, List<MetricValue> metrics) {
    return new ModelCard(
        ModelCard.SCHEMA,
        digest(iteration),
        1,
        32,
        128,
        "GAN-QP",
        iteration,
        new ModelCard.Training("default", "faces", null),
        metrics,
        new ModelCard.Verification(64, 0),
        17);
  }
}
