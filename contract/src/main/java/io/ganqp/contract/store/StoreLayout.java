package io.ganqp.contract.store;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of one training, relative to {@code <namespace>/<name>/}. */
public final class StoreLayout {

  /** Folder of checkpoints. */
  public static final String CHECKPOINTS = "checkpoints";

  /** Folder of models. */
  public static final String MODELS = "models";

  /** Folder of sample grids. */
  public static final String SAMPLES = "samples";

  /** One JSON object per line and iteration logged. */
  public static final String METRICS = "metrics.jsonl";

  /** {@link ModelPointer} to the newest model. */
  public static final String LATEST = "latest.json";

  /** {@link ModelPointer} to the best model; absent until one was evaluated. */
  public static final String BEST = "best.json";

  /** Name of the ONNX file in the folder of a model. */
  public static final String GENERATOR = "generator.onnx";

  /** Name of the {@link ModelCard} beside it. */
  public static final String CARD = "model.json";

  /** Name of a {@link Manifest} in the folder that it describes. */
  public static final String MANIFEST = "manifest.json";

  private static final Pattern NUMBERED =
      Pattern.compile("(?:" + CHECKPOINTS + "|" + SAMPLES + ")/([0-9]{1,18})(?:[./].*)?");

  private static final Pattern MODEL = Pattern.compile(MODELS + "/([0-9a-f]{64})(?:/.*)?");

  private StoreLayout() {}

  /** Folder of the training in a store of many: {@code <namespace>/<name>}. */
  public static String training(String namespace, String name) {
    return StoreKey.checked(namespace + "/" + name);
  }

  /** Folder of the checkpoint of {@code iteration}. */
  public static String checkpoint(long iteration) {
    return CHECKPOINTS + "/" + padded(iteration);
  }

  /** The sample grid of {@code iteration}. */
  public static String sample(long iteration) {
    return SAMPLES + "/" + padded(iteration) + ".png";
  }

  /** The generator with that digest. */
  public static String generator(String sha256) {
    return MODELS + "/" + Sha256.checked(sha256) + "/" + GENERATOR;
  }

  /** The {@link ModelCard} of the generator with that digest. */
  public static String card(String sha256) {
    return MODELS + "/" + Sha256.checked(sha256) + "/" + CARD;
  }

  /** The iteration in a key of a checkpoint (or of a file in it) or of a sample grid. */
  public static OptionalLong iteration(String key) {
    Matcher matcher = NUMBERED.matcher(key);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  /** The digest in a key below {@link #MODELS}; empty for what is no model's. */
  public static Optional<String> digest(String key) {
    Matcher matcher = MODEL.matcher(key);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String padded(long iteration) {
    if (iteration < 0) {
      throw new IllegalArgumentException("an iteration is not negative: " + iteration);
    }
    // Ten digits, so that keys sort by iteration.
    return String.format(Locale.ROOT, "%010d", iteration);
  }
}
