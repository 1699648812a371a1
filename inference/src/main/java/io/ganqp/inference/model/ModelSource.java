package io.ganqp.inference.model;

import io.ganqp.contract.store.ModelChoice;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.NoModelYetException;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.StoreException;
import io.ganqp.inference.InferenceConfig;
import io.ganqp.inference.InferenceConfig.Follow;
import io.ganqp.store.s3.S3Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The configured place of the model: which version is there, and the model itself. */
@ApplicationScoped
public class ModelSource {
  private final InferenceConfig config;
  private BucketModels bucket;

  ModelSource(InferenceConfig config) {
    this.config = config;
  }

  /** Whether what is there is to be served as soon as it is another. */
  public boolean followed() {
    return config.follow() != Follow.OFF;
  }

  /**
   * A text that is another one when the model is, or its file was written anew. Cheap: reads no
   * model.
   *
   * @throws UnusableModelException if the place can't be looked at
   */
  public String version() {
    return reading(
        () -> {
          String location = location();
          return S3Location.isLocation(location)
              ? bucket(location).version()
              : FileVersion.of(Path.of(location), choice());
        });
  }

  /**
   * The model, whose digest is confirmed.
   *
   * @throws UnusableModelException if there is none, or another than the configured one
   */
  ResolvedModel read() {
    Optional<String> pinned = config.sha256().map(ModelSource::digest);
    if (pinned.isPresent() && followed()) {
      throw new UnusableModelException(
          "ganqp.follow=%s takes whatever comes, and ganqp.sha256 one model alone: leave out one of the two."
              .formatted(config.follow().name().toLowerCase(Locale.ROOT)));
    }
    ResolvedModel model = reading(() -> resolve(pinned));
    pinned
        .filter(expected -> !expected.equals(model.sha256()))
        .ifPresent(
            expected -> {
              throw new UnusableModelException(
                  "%s has the sha256 %s, but ganqp.sha256 asks for %s: name the other file, or correct the digest."
                      .formatted(model.source(), model.sha256(), expected));
            });
    return model;
  }

  private ResolvedModel resolve(Optional<String> pinned) {
    String location = location();
    return S3Location.isLocation(location)
        ? bucket(location).resolve(pinned)
        : ModelResolver.resolve(Path.of(location), pinned, choice());
  }

  private String location() {
    return config
        .model()
        .orElseThrow(
            () ->
                new UnusableModelException(
                    "No model is configured: set GANQP_MODEL to an .onnx file or to the folder"
                        + " of a training, <store>/<namespace>/<name>."));
  }

  private ModelChoice choice() {
    return config.follow() == Follow.LATEST ? ModelChoice.LATEST : ModelChoice.BEST;
  }

  /** Made for s3:// alone, whose classes take time to load. */
  private synchronized BucketModels bucket(String location) {
    if (bucket == null) {
      bucket = new BucketModels(config, S3Location.parse(location), choice());
    }
    return bucket;
  }

  private static String digest(String configured) {
    try {
      return Sha256.checked(configured);
    } catch (IllegalArgumentException e) {
      throw new UnusableModelException("ganqp.sha256: " + e.getMessage() + ".", e);
    }
  }

  private static <T> T reading(Supplier<T> step) {
    try {
      return step.get();
    } catch (NoModelYetException e) {
      throw new UnusableModelException("There are no faces yet: " + e.getMessage() + ".", e);
    } catch (StoreException | InvalidPathException e) {
      throw new UnusableModelException("No model at GANQP_MODEL: " + e.getMessage() + ".", e);
    }
  }
}
