package io.ganqp.trainer.export;

import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.store.DamagedContentException;
import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.ModelOrder;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.network.NetworkDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exports generators to the store of their training: writes the ONNX file, runs it against the
 * trained network, stores it under its digest, and only then points to it.
 */
public final class GeneratorExporter {

  private static final Logger LOG = LoggerFactory.getLogger(GeneratorExporter.class);

  private final Store store;
  private final Path scratch;
  private final String version;
  private final MovingPointer latest;
  private final MovingPointer best;

  /**
   * @param store of the training
   * @param scratch folder for the file while it is checked
   * @param version of this program, written into the file
   */
  public GeneratorExporter(Store store, Path scratch, String version) {
    this.store = store;
    this.scratch = scratch;
    this.version = version;
    this.latest = new MovingPointer(store, StoreLayout.LATEST);
    this.best = new MovingPointer(store, StoreLayout.BEST);
  }

  /**
   * Exports {@code generator}.
   *
   * @param parameters flat, laid out by {@link io.ganqp.trainer.network.ParameterLayout}
   * @param metric the one of the provenance's metrics by which the best model is chosen; empty if
   *     it was not evaluated
   * @param trained the same network with the same parameters
   * @throws ExportException if it can't be exported or the file differs from {@code trained}
   * @throws io.ganqp.contract.store.StoreException if it can't be stored
   */
  public ExportedModel export(
      NetworkDefinition generator,
      float[] parameters,
      Provenance provenance,
      Optional<String> metric,
      TrainedGenerator trained) {
    try {
      Files.createDirectories(scratch);
      Path file = scratch.resolve("unverified.onnx");
      try {
        return export(file, generator, parameters, provenance, metric, trained);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw StoreException.of("cannot write the export by way of", scratch, e);
    }
  }

  private ExportedModel export(
      Path file,
      NetworkDefinition generator,
      float[] parameters,
      Provenance provenance,
      Optional<String> metric,
      TrainedGenerator trained)
      throws IOException {
    ModelCard.Verification verification =
        OnnxFile.write(file, generator, parameters, provenance, metric, version, trained);
    String digest = Sha256.of(file);
    ModelCard card =
        new ModelCard(
            ModelCard.SCHEMA,
            digest,
            Files.size(file),
            OnnxGenerator.resolution(generator),
            generator.inputs(),
            provenance.objective(),
            provenance.iteration(),
            provenance.training(),
            provenance.metrics(),
            verification,
            OnnxModel.OPSET);
    ModelPointer pointer = pointer(card, metric, provenance);
    store.put(pointer.key(), file);
    store.put(StoreLayout.card(digest), card.toJson());
    latest.moveTo(pointer);
    boolean improved = ModelOrder.isBetter(pointer, best());
    if (improved) {
      best.moveTo(pointer);
    }
    return new ExportedModel(card, pointer, improved);
  }

  private static ModelPointer pointer(
      ModelCard card, Optional<String> metric, Provenance provenance) {
    String key = StoreLayout.generator(card.sha256());
    if (metric.isEmpty()) {
      return ModelPointer.unjudged(card.sha256(), key, card.iteration());
    }
    MetricValue judge =
        provenance
            .value(metric.get())
            .orElseThrow(
                () ->
                    new ExportException(
                        "the best model is chosen by \"%s\", but the evaluation gave only %s"
                            .formatted(metric.get(), card.metrics().keySet())));
    return ModelPointer.judged(card.sha256(), key, card.iteration(), judge, provenance.samples());
  }

  private Optional<ModelPointer> best() {
    try {
      return best.current();
    } catch (DamagedContentException e) {
      LOG.warn("{}; the next evaluated model takes its place", e.getMessage());
      return Optional.empty();
    }
  }
}
