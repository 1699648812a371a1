package io.ganqp.contract.store;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Stores a folder as a whole, a checkpoint for example: all of it is there and intact, or none. */
public final class VerifiedFolder {

  /** Where the files lie when those that they replace are beside the manifest. */
  private static final String OTHER_PLACE = "rewritten";

  private VerifiedFolder() {}

  /**
   * Stores the files of {@code folder} below {@code key}, the manifest last. What was there before
   * stays whole until then, and is removed afterwards.
   */
  public static void put(Store store, String key, Path folder) {
    Optional<Manifest> former = former(store, key);
    if (former.isEmpty()) {
      store.deleteTree(key);
    }
    Manifest described = Manifest.of(folder);
    Manifest manifest = described.in(former.map(f -> placeBeside(f, described)).orElse(null));
    Set<String> current = new HashSet<>(Set.of(manifestKey(key)));
    for (String name : manifest.files().keySet()) {
      String place = key + "/" + manifest.place(name);
      store.put(place, folder.resolve(name));
      current.add(place);
    }
    store.put(manifestKey(key), manifest.toJson());
    if (former.isPresent()) {
      store.list(key).stream().filter(k -> !current.contains(k)).forEach(store::delete);
    }
  }

  /**
   * Copies what {@link #put} stored to a local folder and confirms every digest.
   *
   * @throws DamagedContentException if it is unfinished (no manifest), incomplete or altered
   */
  public static void fetch(Store store, String key, Path target) {
    Manifest manifest =
        manifest(store, key)
            .orElseThrow(
                () ->
                    new DamagedContentException(
                        store.uri(manifestKey(key)) + " is missing: writing never finished"));
    Set<String> stored = new HashSet<>(store.list(key));
    for (String name : manifest.files().keySet()) {
      String place = key + "/" + manifest.place(name);
      if (!stored.contains(place)) {
        throw new DamagedContentException(store.uri(place) + " is missing");
      }
      store.fetch(place, target.resolve(name));
    }
    manifest.verify(target, name -> store.uri(key + "/" + manifest.place(name)).toString());
  }

  /**
   * One file of what {@link #put} stored; empty if that did not come to its end, or has no such
   * file.
   *
   * @throws DamagedContentException if it is missing or altered
   */
  public static Optional<byte[]> read(Store store, String key, String name) {
    Optional<Manifest> manifest = manifest(store, key);
    if (manifest.isEmpty() || !manifest.get().files().containsKey(name)) {
      return Optional.empty();
    }
    String place = key + "/" + manifest.get().place(name);
    byte[] content =
        store
            .read(place)
            .orElseThrow(() -> new DamagedContentException(store.uri(place) + " is missing"));
    String expected = manifest.get().files().get(name).sha256();
    if (!Sha256.of(content).equals(expected)) {
      throw new DamagedContentException(
          "%s is damaged: its sha256 is not %s".formatted(store.uri(place), expected));
    }
    return Optional.of(content);
  }

  /** Whether {@link #put} came to its end; what it wrote may have been damaged since. */
  public static boolean finished(Store store, String key) {
    return store.read(manifestKey(key)).isPresent();
  }

  /** Where files can be written that leave those of {@code former} as they are. */
  private static String placeBeside(Manifest former, Manifest files) {
    if (former.files().equals(files.files())) {
      return former.folder();
    }
    return former.folder() == null ? OTHER_PLACE : null;
  }

  private static Optional<Manifest> former(Store store, String key) {
    try {
      return manifest(store, key);
    } catch (DamagedContentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Manifest> manifest(Store store, String key) {
    String place = store.uri(manifestKey(key)).toString();
    return store.read(manifestKey(key)).map(json -> Manifest.fromJson(json, place));
  }

  private static String manifestKey(String key) {
    return key + "/" + StoreLayout.MANIFEST;
  }
}
