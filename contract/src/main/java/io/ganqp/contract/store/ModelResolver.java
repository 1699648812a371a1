package io.ganqp.contract.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the model to serve, the best one of a training, or a file; reads and confirms it where it
 * is a file here.
 */
public final class ModelResolver {

  private final Store store;

  /** Finds the models of the training that {@code store} is about. */
  public ModelResolver(Store store) {
    this.store = store;
  }

  /**
   * Reads the model at {@code path}: the folder of a training ({@code <store>/<namespace>/<name>}),
   * that of a model in it, or an {@code .onnx} file.
   *
   * @throws StoreException if there is none or it can't be read, {@link DamagedContentException} if
   *     it isn't what its pointer or card says
   */
  public static ResolvedModel resolve(Path path) {
    return resolve(path, Optional.empty());
  }

  /**
   * The same, but of a training the model with that digest, if it is there.
   *
   * @param sha256 for the caller to compare with that of the result
   */
  public static ResolvedModel resolve(Path path, Optional<String> sha256) {
    return resolve(path, sha256, ModelChoice.BEST);
  }

  /**
   * The same.
   *
   * @param choice which one of a training, if none of that digest is there
   */
  public static ResolvedModel resolve(Path path, Optional<String> sha256, ModelChoice choice) {
    if (Files.isDirectory(path)) {
      return sha256
          .map(digest -> path.resolve(StoreLayout.generator(digest)))
          .filter(Files::exists)
          .or(() -> Optional.of(path.resolve(StoreLayout.GENERATOR)).filter(Files::exists))
          .map(ModelFile::read)
          .orElseGet(() -> ofTraining(path, choice));
    }
    if (!Files.exists(path)) {
      throw new StoreException(
          path
              + (Files.isSymbolicLink(path) ? " is a link that leads nowhere;" : " does not exist;")
              + " name the folder of a training, <store>/<namespace>/<name>, or an"
              + " .onnx file");
    }
    if (!path.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")) {
      throw new StoreException(
          path
              + " is neither the folder of a training, <store>/<namespace>/<name>, nor an .onnx"
              + " file");
    }
    return ModelFile.read(path);
  }

  /**
   * The pointer to the model to serve: the best, else the latest. Cheap: ask as often as you like.
   *
   * @return empty if nothing was exported yet
   * @throws DamagedContentException if the pointer is not valid
   */
  public Optional<ModelPointer> current() {
    return current(ModelChoice.BEST);
  }

  /** The same, of what is chosen. */
  public Optional<ModelPointer> current(ModelChoice choice) {
    return choice.pointers().stream().map(this::pointer).flatMap(Optional::stream).findFirst();
  }

  /** The same, where there has to be one: nothing exported is a {@link StoreException}. */
  public ModelPointer required(ModelChoice choice) {
    return current(choice).orElseThrow(this::nothingExported);
  }

  /** Reads the model to serve of the training in {@code folder} and confirms its digest. */
  private static ResolvedModel ofTraining(Path folder, ModelChoice choice) {
    FileStore store = FileStore.forReading(folder);
    ModelPointer pointer = new ModelResolver(store).required(choice);
    String source = store.uri(pointer.key()).toString();
    byte[] onnx = ModelBytes.of(folder.resolve(pointer.key()));
    confirm(source, onnx, pointer.sha256());
    String cardKey = pointer.key().replaceFirst("[^/]*$", "model.json");
    String cardPlace = store.uri(cardKey).toString();
    ModelCard card =
        store
            .read(cardKey)
            .map(json -> ModelCard.fromJson(json, cardPlace))
            .orElseThrow(
                () ->
                    new DamagedContentException(
                        cardPlace + " is missing: copy the model's folder as a whole"));
    ModelFile.confirmCard(card, cardPlace, pointer.sha256(), source);
    return new ResolvedModel(onnx, pointer.sha256(), source, card);
  }

  static void confirm(String source, byte[] onnx, String expected) {
    String actual = Sha256.of(onnx);
    if (!actual.equals(expected)) {
      throw new DamagedContentException(
          source
              + " ("
              + onnx.length
              + " bytes) is damaged or replaced: its sha256 is "
              + actual
              + " instead of "
              + expected
              + "; copy or export it again");
    }
  }

  private static boolean isModel(String key) {
    return StoreLayout.digest(key).map(StoreLayout::generator).filter(key::equals).isPresent();
  }

  private static boolean isOfTraining(String key) {
    return key.equals(StoreLayout.METRICS) || StoreLayout.iteration(key).isPresent();
  }

  private static String reached(List<String> keys) {
    OptionalLong newest =
        keys.stream()
            .filter(key -> key.startsWith(StoreLayout.CHECKPOINTS + "/"))
            .map(StoreLayout::iteration)
            .flatMapToLong(OptionalLong::stream)
            .max();
    return newest.isPresent()
        ? "; its newest checkpoint is of iteration " + newest.getAsLong()
        : "";
  }

  private Optional<ModelPointer> pointer(String key) {
    return store.read(key).map(json -> ModelPointer.fromJson(json, store.uri(key).toString()));
  }

  private StoreException nothingExported() {
    List<String> keys = store.list("");
    if (keys.stream().anyMatch(ModelResolver::isModel)) {
      return new StoreException(
          store
              + " holds models but neither best.json nor latest.json: copy them too, or name a"
              + " model's file");
    }
    if (keys.stream().anyMatch(ModelResolver::isOfTraining)) {
      return new NoModelYetException(
          "the training in %s exports its first model with its first evaluation%s"
              .formatted(store, reached(keys)));
    }
    List<String> pointers =
        keys.stream()
            .filter(k -> k.endsWith("/" + StoreLayout.LATEST) || k.endsWith("/" + StoreLayout.BEST))
            .map(k -> k.substring(0, k.lastIndexOf('/')))
            .distinct()
            .limit(10)
            .toList();
    return new StoreException(
        store
            + " holds neither best.json nor latest.json; "
            + (pointers.isEmpty()
                ? "let the training export a model first"
                : "name one of the trainings below it: " + String.join(", ", pointers)));
  }
}
