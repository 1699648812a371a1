package io.ganqp.trainer.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganqp.contract.store.DamagedContentException;
import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.ModelOrigin;
import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.contract.store.UnknownSchemaException;
import io.ganqp.contract.store.VerifiedFolder;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.InitialModel;
import io.ganqp.trainer.export.ExportedWeights;
import io.ganqp.trainer.network.OtherNetworkException;
import io.ganqp.trainer.recipe.Completion;
import io.ganqp.trainer.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the networks of another training from one of its checkpoints, and nothing else of it: no
 * moments of Adam, no iteration.
 */
final class PretrainedReader {

  private static final Logger LOG = LoggerFactory.getLogger(PretrainedReader.class);

  private final Store store;
  private final String uri;
  private final GanQpTrainingSpec spec;
  private final Adversaries networks;
  private final Path scratch;

  /**
   * @param store of that training
   * @param uri of it, the same wherever it is mounted
   * @param spec that its networks have to fit
   * @param scratch folder for files on their way
   */
  PretrainedReader(Store store, String uri, GanQpTrainingSpec spec, Path scratch) {
    this.store = store;
    this.uri = uri;
    this.spec = Completion.of(spec);
    this.networks = Adversaries.of(spec.model(), Recipe.of(spec).architecture());
    this.scratch = scratch;
  }

  /**
   * The networks of the checkpoint that is asked for, or of the newest intact one.
   *
   * @throws UnusableOriginException if there is none, or it does not fit
   * @throws StoreException if the store can't be read
   */
  Pretrained read(InitialModel asked) {
    List<Long> all = Checkpoints.iterations(store);
    if (all.isEmpty()) {
      throw new UnusableOriginException(OriginDiagnosis.of(store));
    }
    if (asked.checkpoint() != null) {
      long iteration = asked.checkpoint();
      requireKept(
          iteration, all, "%s has no checkpoint of iteration %d".formatted(store, iteration));
      return exactly(iteration, null);
    }
    return asked.sha256() == null ? newest(all) : exportedAs(asked.sha256(), all);
  }

  private Pretrained newest(List<Long> all) {
    List<String> damage = new ArrayList<>();
    for (long iteration : all) {
      try {
        Pretrained networks = fetch(iteration, null);
        damage.forEach(d -> LOG.warn("A checkpoint is passed over to begin with: {}", d));
        return networks;
      } catch (DamagedContentException | DamagedStateException e) {
        damage.add(e.getMessage());
      }
    }
    throw new UnusableOriginException(
        "no checkpoint in %s is intact: %s. Restore that folder from a copy, or name another training"
            .formatted(store.uri(StoreLayout.CHECKPOINTS), String.join("; ", damage)));
  }

  private Pretrained exactly(long iteration, String digest) {
    try {
      return fetch(iteration, digest);
    } catch (DamagedContentException | DamagedStateException e) {
      throw new UnusableOriginException(
          e.getMessage() + ". Restore that folder from a copy, or ask for another checkpoint");
    }
  }

  private Pretrained exportedAs(String digest, List<Long> all) {
    String key = StoreLayout.card(digest);
    ModelCard card =
        store
            .read(key)
            .map(json -> ModelCard.fromJson(json, store.uri(key).toString()))
            .orElseThrow(
                () ->
                    new UnusableOriginException(
                        "%s has no model %s: see %s and %s there, or leave sha256 out for the newest checkpoint"
                            .formatted(store, digest, StoreLayout.BEST, StoreLayout.LATEST)));
    requireKept(
        card.iteration(),
        all,
        "model %s was exported after iteration %d, and %s has the checkpoint no more"
            .formatted(digest, card.iteration(), store));
    Pretrained pretrained = exactly(card.iteration(), digest);
    if (!ExportedWeights.areIn(onnx(digest), networks.generator(), pretrained.generator())) {
      throw new UnusableOriginException(
          "%s is not what model %s was exported from: that training went back, and came to iteration %d again by another way. Ask for a checkpoint or for another model"
              .formatted(
                  store.uri(StoreLayout.checkpoint(card.iteration())), digest, card.iteration()));
    }
    return pretrained;
  }

  private byte[] onnx(String digest) {
    String key = StoreLayout.generator(digest);
    try (var in = store.open(key)) {
      byte[] onnx = in.readAllBytes();
      if (!Sha256.of(onnx).equals(digest)) {
        throw new UnusableOriginException(
            store.uri(key) + " is damaged: restore it from a copy, or ask for its checkpoint");
      }
      return onnx;
    } catch (IOException e) {
      throw StoreException.of("cannot read", store.uri(key), e);
    }
  }

  private void requireKept(long iteration, List<Long> all, String otherwise) {
    if (!all.contains(iteration)) {
      throw new UnusableOriginException(
          "%s: ask for one of %s, or for none to begin with the newest"
              .formatted(otherwise, all.stream().sorted().toList()));
    }
  }

  private Pretrained fetch(long iteration, String digest) {
    String key = StoreLayout.checkpoint(iteration);
    String place = store.uri(key).toString();
    try (TemporaryFolder folder = TemporaryFolder.in(scratch)) {
      VerifiedFolder.fetch(store, key, folder.path());
      try {
        JsonNode identity = CheckpointFiles.header(folder.path(), place).identity();
        requireSameSize(identity, place);
        return new Pretrained(
            new ModelOrigin(uri, iteration, manifestDigest(key), digest),
            CheckpointFiles.average(networks, folder.path()),
            critic(folder.path(), identity, place));
      } catch (IOException e) {
        throw new DamagedStateException(place + ": " + e.getMessage(), e);
      }
    } catch (UnknownSchemaException | IncompatibleCheckpointException e) {
      throw new UnusableOriginException(
          place + " is of a version of the trainer that is not known here: use that version");
    } catch (IOException e) {
      throw StoreException.of("cannot read a checkpoint by way of", scratch, e);
    }
  }

  private String manifestDigest(String key) {
    Optional<byte[]> manifest = store.read(key + "/" + StoreLayout.MANIFEST);
    return Sha256.of(
        manifest.orElseThrow(
            () -> new DamagedContentException(store.uri(key) + " was removed meanwhile")));
  }

  /** Critics of one size differ by what the objective, and spec.critic, ask of them. */
  private float[] critic(Path folder, JsonNode identity, String place) throws IOException {
    boolean spectral = identity.path("critic").path("spectralNorm").asBoolean(false);
    if (spectral != spec.critic().spectralNorm()) {
      // The same weights would be another critic.
      throw new UnusableOriginException(
          "the critic of %1$s was trained %2$s, and spec.critic.spectralNorm is %3$s: set it to %4$s, or name another training"
              .formatted(
                  place,
                  spectral ? "with spectral norm" : "without spectral norm",
                  !spectral,
                  spectral));
    }
    try {
      return CheckpointFiles.critic(networks, folder);
    } catch (OtherNetworkException e) {
      List<String> differences =
          TrainingIdentity.differences(identity, TrainingIdentity.of(spec, "")).stream()
              .filter(one -> one.startsWith("spec.critic") || one.startsWith("spec.objective"))
              .toList();
      throw new UnusableOriginException(
          "the critic of %s is another network (%s): train on with a critic like that, or name another training"
              .formatted(place, String.join("; ", differences)));
    }
  }

  private void requireSameSize(JsonNode identity, String place) throws IOException {
    List<String> differences = Architecture.differences(identity.path("model"), spec.model());
    if (!differences.isEmpty()) {
      throw new UnusableOriginException(
          "%s is of other networks: %s. A training begins with networks of its own architecture: set spec.model to that of %s, or name another training"
              .formatted(place, String.join("; ", differences), store));
    }
  }
}
