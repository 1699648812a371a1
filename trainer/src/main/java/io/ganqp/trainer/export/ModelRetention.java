package io.ganqp.trainer.export;

import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.store.DamagedContentException;
import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes old models, so that a long training does not fill its volume. The best and the latest
 * stay, the newest few, and the few that were the best last: services are still on one of them
 * until a better one is rolled out, or go back to it.
 */
public final class ModelRetention {

  private static final Logger LOG = LoggerFactory.getLogger(ModelRetention.class);

  /** How many of the newest models a training keeps, and of the former best ones. */
  public static final int KEPT = 5;

  /** How many there are then at most, with the best and the latest. */
  public static final int MOST = 2 * KEPT + 2;

  private final Store store;
  private final int keep;

  /**
   * @param store of the training
   * @param keep how many of the newest models stay, and of the former best ones, at least 1
   */
  public ModelRetention(Store store, int keep) {
    if (keep < 1) {
      throw new IllegalArgumentException("keep at least 1 model, not " + keep);
    }
    this.store = store;
    this.keep = keep;
  }

  /** Removes what is not to stay, and what a crash left without its card. For the writer only. */
  public void prune() {
    Set<String> stored = new TreeSet<>();
    store.list(StoreLayout.MODELS).forEach(k -> StoreLayout.digest(k).ifPresent(stored::add));
    List<ModelCard> cards = new ArrayList<>();
    Set<String> pointed = new HashSet<>();
    try {
      stored.forEach(digest -> card(digest).ifPresent(cards::add));
      pointer(StoreLayout.BEST).ifPresent(pointed::add);
      pointer(StoreLayout.LATEST).ifPresent(pointed::add);
    } catch (DamagedContentException e) {
      LOG.warn("No model is removed, since it is not clear which are in use: {}", e.getMessage());
      return;
    }
    stored.removeAll(retained(cards, pointed, keep));
    stored.forEach(digest -> store.deleteTree(StoreLayout.MODELS + "/" + digest));
  }

  /**
   * The digests that stay: those that are pointed to, the {@code keep} newest, and the {@code keep}
   * newest of those that were the best by any metric when they came.
   */
  static Set<String> retained(List<ModelCard> cards, Set<String> pointed, int keep) {
    Set<String> retained = new HashSet<>(pointed);
    newest(cards, keep).map(ModelCard::sha256).forEach(retained::add);
    newest(onceBest(cards), keep).map(ModelCard::sha256).forEach(retained::add);
    return retained;
  }

  private static Stream<ModelCard> newest(List<ModelCard> cards, int keep) {
    return cards.stream()
        .sorted(
            Comparator.comparingLong(ModelCard::iteration)
                .reversed()
                .thenComparing(ModelCard::sha256))
        .limit(keep);
  }

  private static List<ModelCard> onceBest(List<ModelCard> cards) {
    Map<String, MetricValue> best = new HashMap<>();
    return cards.stream()
        .sorted(Comparator.comparingLong(ModelCard::iteration))
        .filter(
            card ->
                card.evaluation().stream()
                    .map(value -> improves(best, value))
                    .reduce(false, Boolean::logicalOr))
        .toList();
  }

  private static boolean improves(Map<String, MetricValue> best, MetricValue value) {
    MetricValue before = best.get(value.metric());
    boolean improves =
        before == null || !value.isOfSameMetric(before) || value.isBetterThan(before);
    if (improves) {
      best.put(value.metric(), value);
    }
    return improves;
  }

  private Optional<ModelCard> card(String digest) {
    String key = StoreLayout.card(digest);
    return store.read(key).map(json -> ModelCard.fromJson(json, store.uri(key).toString()));
  }

  private Optional<String> pointer(String key) {
    return store
        .read(key)
        .map(json -> ModelPointer.fromJson(json, store.uri(key).toString()).sha256());
  }
}
