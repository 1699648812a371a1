package io.ganqp.contract.store;

import io.ganqp.contract.fuzz.DamagedReads;
import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever befell a document of the store, it is read or refused, and the refusal names it. */
class DamagedDocumentsTest {

  private static final int TRIES = 2000;
  private static final String DIGEST = "0".repeat(64);
  private static final MetricValue RECALL =
      new MetricValue("recall", Direction.HIGHER_IS_BETTER, 0.5, 0.01);

  @Test
  void pointers() {
    byte[] json =
        ModelPointer.judged(DIGEST, StoreLayout.generator(DIGEST), 1000, RECALL, 512).toJson();

    new DamagedReads<>(
            json,
            bytes -> ModelPointer.fromJson(bytes, "best.json"),
            DamagedContentException.class,
            "best.json")
        .readOrRefuse(TRIES);
  }

  @Test
  void cards() {
    byte[] json =
        new ModelCard(
                ModelCard.SCHEMA,
                DIGEST,
                1234,
                32,
                16,
                "GAN-QP",
                1000,
                new ModelCard.Training("default", "faces", "uid"),
                List.of(RECALL),
                new ModelCard.Verification(64, 1e-6),
                17)
            .toJson();

    new DamagedReads<>(
            json,
            bytes -> ModelCard.fromJson(bytes, "model.json"),
            DamagedContentException.class,
            "model.json")
        .readOrRefuse(TRIES);
  }

  @Test
  void manifests() {
    byte[] json =
        new Manifest(
                Manifest.SCHEMA,
                null,
                Map.of(
                    "state.json", new Manifest.Entry(DIGEST, 100),
                    "critic.zip", new Manifest.Entry(DIGEST, 1 << 20)))
            .toJson();

    new DamagedReads<>(
            json,
            bytes -> Manifest.fromJson(bytes, "manifest.json"),
            StoreException.class,
            "manifest.json")
        .readOrRefuse(TRIES);
  }
}
