package io.ganqp.trainer.export;

import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.store.DamagedContentException;
import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
    Optional<String> judge;
    try {
      stored.forEach(digest -> card(digest).ifPresent(cards::add));
      Optional<ModelPointer> best = pointer(StoreLayout.BEST);
      judge = best.map(ModelPointer::metric);
      best.map(ModelPointer::sha256).ifPresent(pointed::add);
      pointer(StoreLayout.LATEST).map(ModelPointer::sha256).ifPresent(pointed::add);
    } catch (DamagedContentException e) {
      LOG.warn("No model is removed, since it is not clear which are in use: {}", e.getMessage());
      return;
    }
    stored.removeAll(retained(cards, pointed, judge, keep));
    stored.forEach(digest -> store.deleteTree(StoreLayout.MODELS + "/" + digest));
  }

  /**
   * The digests that stay: those that are pointed to, the {@code keep} newest, and the {@code keep}
   * newest of those that were the best when they came.
   *
   * @param judge the metric that the best model is chosen by, if there is one
   */
  static Set<String> retained(
      List<ModelCard> cards, Set<String> pointed, Optional<String> judge, int keep) {
    Set<String> retained = new HashSet<>(pointed);
    newest(cards, keep).map(ModelCard::sha256).forEach(retained::add);
    newest(onceBest(cards, judge), keep).map(ModelCard::sha256).forEach(retained::add);
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

  private static List<ModelCard> onceBest(List<ModelCard> cards, Optional<String> judge) {
    List<ModelCard> once = new ArrayList<>();
    MetricValue best = null;
    for (ModelCard card :
        cards.stream().sorted(Comparator.comparingLong(ModelCard::iteration)).toList()) {
      for (MetricValue value : card.evaluation()) {
        if (judge.equals(Optional.of(value.metric()))
            && (best == null || !value.isOfSameMetric(best) || value.isBetterThan(best))) {
          best = value;
          once.add(card);
        }
      }
    }
    return once;
  }

  private Optional<ModelCard> card(String digest) {
    String key = StoreLayout.card(digest);
    return store.read(key).map(json -> ModelCard.fromJson(json, store.uri(key).toString()));
  }

  private Optional<ModelPointer> pointer(String key) {
    return store.read(key).map(json -> ModelPointer.fromJson(json, store.uri(key).toString()));
  }
}
