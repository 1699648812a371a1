package io.ganqp.trainer.monitor.report;

import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.monitor.page.EmbeddedImage;
import io.ganqp.trainer.monitor.page.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses a run's sample grids for its report: a few, evenly, the first and the last among them.
 */
final class ReportGrids {
  private static final Logger LOG = LoggerFactory.getLogger(ReportGrids.class);
  private static final int MOST = 12;

  private ReportGrids() {}

  static List<Figure> of(Store training) {
    NavigableMap<Long, String> keys = new TreeMap<>();
    for (String key : training.list(StoreLayout.SAMPLES)) {
      StoreLayout.iteration(key).ifPresent(iteration -> keys.put(iteration, key));
    }
    List<Figure> grids = new ArrayList<>();
    for (long iteration : evenly(List.copyOf(keys.keySet()), MOST)) {
      String key = keys.get(iteration);
      try {
        byte[] png = training.read(key).orElseThrow(() -> new IOException("it is gone"));
        String caption = String.format(Locale.ROOT, "iteration %,d", iteration);
        grids.add(new Figure(caption, "", EmbeddedImage.boundedUri(png)));
      } catch (IOException | StoreException e) {
        LOG.warn("the report goes without {}: {}", key, e.getMessage());
      }
    }
    return grids;
  }

  static <T> List<T> evenly(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<T> chosen = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      chosen.add(all.get(i * (all.size() - 1) / (most - 1)));
    }
    return chosen;
  }
}
