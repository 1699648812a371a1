package io.ganqp.trainer.training;

import io.ganqp.contract.store.ModelOrigin;
import io.ganqp.contract.store.Store;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.InitialModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The store of another training, whose networks a new one begins with. It is opened only to begin:
 * the networks are in the first checkpoint of the new training, which goes on without it.
 */
public final class PretrainedStore {

  private final InitialModel asked;
  private final String uri;
  private final Supplier<Store> store;
  private Optional<Pretrained> loaded = Optional.empty();

  /**
   * @param asked what of it
   * @param uri of it, the same wherever it is mounted
   * @param store opens it for reading
   */
  public PretrainedStore(InitialModel asked, String uri, Supplier<Store> store) {
    this.asked = asked;
    this.uri = uri;
    this.store = store;
  }

  /**
   * Reads the networks now, to know before long work whether they are of use.
   *
   * @param spec that they have to fit
   * @param scratch folder for files on their way
   * @throws UnusableOriginException if there are none, or none that fit
   * @throws io.ganqp.contract.store.StoreException if the store can't be read
   */
  public void load(GanQpTrainingSpec spec, Path scratch) {
    try (Store open = store.get()) {
      loaded = Optional.of(new PretrainedReader(open, uri, spec, scratch).read(asked));
    }
  }

  /** The networks; they are let go of, since a state trains on in them. */
  Pretrained take(GanQpTrainingSpec spec, Path scratch) {
    if (loaded.isEmpty()) {
      load(spec, scratch);
    }
    Pretrained networks = loaded.orElseThrow();
    loaded = Optional.empty();
    return networks;
  }

  /** What is asked for. */
  OriginRequest request() {
    return new OriginRequest(uri, asked.checkpoint(), asked.sha256());
  }

  /**
   * What is asked for.
   *
   * @param checkpoint iteration; null for any
   * @param model digest of an exported model; null for any
   */
  record OriginRequest(String uri, Integer checkpoint, String model) {

    /** Whether a run that began with {@code origin} is what is asked for. */
    boolean isMetBy(ModelOrigin origin) {
      return uri.equals(origin.uri())
          && (checkpoint == null || checkpoint == origin.iteration())
          && (model == null || model.equals(origin.model()));
    }
  }
}
