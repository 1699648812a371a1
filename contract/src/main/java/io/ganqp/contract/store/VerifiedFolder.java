package io.ganqp.contract.store;

import java.nio.file.Path;
import java.util.List;

/** Stores a folder as a whole, a checkpoint for example: all of it is there and intact, or none. */
public final class VerifiedFolder {

  private VerifiedFolder() {}

  /**
   * Stores the files of {@code folder} below {@code key}, the manifest last. What was there before
   * is removed first.
   */
  public static void put(Store store, String key, Path folder) {
    Manifest manifest = Manifest.of(folder);
    store.deleteTree(key);
    manifest.files().keySet().forEach(n -> store.put(key + "/" + n, folder.resolve(n)));
    store.put(manifestKey(key), manifest.toJson());
  }

  /**
   * Copies what {@link #put} stored to a local folder and confirms every digest.
   *
   * @throws DamagedContentException if it is unfinished (no manifest), incomplete or altered
   */
  public static void fetch(Store store, String key, Path target) {
    String place = store.uri(manifestKey(key)).toString();
    byte[] json =
        store
            .read(manifestKey(key))
            .orElseThrow(
                () -> new DamagedContentException(place + " is missing: writing never finished"));
    Manifest manifest = Manifest.fromJson(json, place);
    List<String> stored = store.list(key);
    for (String name : manifest.files().keySet()) {
      if (!stored.contains(key + "/" + name)) {
        throw new DamagedContentException(store.uri(key + "/" + name) + " is missing");
      }
      store.fetch(key + "/" + name, target.resolve(name));
    }
    manifest.verify(target);
  }

  private static String manifestKey(String key) {
    return key + "/" + StoreLayout.MANIFEST;
  }
}
