package io.ganqp.trainer.cli;

import io.ganqp.contract.store.DamagedContentException;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.trainer.inspection.GeneratorViews;
import io.ganqp.trainer.inspection.ModelInspection;
import io.ganqp.trainer.inspection.WeightsSection;
import io.ganqp.trainer.monitor.page.Numbers;
import io.ganqp.trainer.monitor.page.Paragraph;
import io.ganqp.trainer.monitor.page.Paragraph.Emphasis;
import io.ganqp.trainer.monitor.page.Rows;
import io.ganqp.trainer.monitor.page.Section;
import io.ganqp.trainer.onnx.GeneratorSession;
import io.ganqp.trainer.onnx.OnnxException;
import io.ganqp.trainer.onnx.OnnxRuntimeUnavailableException;
import io.ganqp.trainer.weights.NetworkFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The best model of a training, for its report. */
final class ReportedModel {

  private static final Logger LOG = LoggerFactory.getLogger(ReportedModel.class);

  private ReportedModel() {}

  /** What it draws, and its weights; nothing where there is no model to look at. */
  static List<Section> sections(Store store) {
    try {
      Optional<ModelPointer> best = new ModelResolver(store).current();
      return best.isPresent() ? sections(store, best.get()) : List.of();
    } catch (StoreException | OnnxException | OnnxRuntimeUnavailableException | IOException e) {
      // The run is done, and its model is there, whatever can be shown of it.
      LOG.warn("the report goes without its best model: {}", e.getMessage());
      return List.of();
    }
  }

  private static List<Section> sections(Store store, ModelPointer best) throws IOException {
    byte[] onnx = read(store, best);
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "Best model",
            List.of(
                new Rows(facts(best)), new Paragraph(ModelInspection.SYNTHETIC, Emphasis.NOTICE))));
    try (GeneratorSession session = new GeneratorSession(onnx)) {
      sections.addAll(GeneratorViews.of(session));
    }
    sections.add(WeightsSection.of(NetworkFile.read(onnx)));
    return sections;
  }

  private static byte[] read(Store store, ModelPointer best) throws IOException {
    try (InputStream in = store.open(best.key())) {
      byte[] onnx = in.readAllBytes();
      if (!Sha256.of(onnx).equals(best.sha256())) {
        throw new DamagedContentException(store.uri(best.key()) + " is damaged: export it again");
      }
      return onnx;
    }
  }

  private static Map<String, String> facts(ModelPointer best) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Iteration", Numbers.count(best.iteration()));
    if (best.metric() != null) {
      facts.put(best.metric(), Numbers.withError(best.value(), best.error()));
    }
    facts.put("SHA-256", best.sha256());
    return facts;
  }
}
