package io.ganqp.trainer.preflight;

import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.contract.store.VerifiedFolder;
import io.ganqp.trainer.network.Dl4jModelFile;
import io.ganqp.trainer.network.NetworkDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes a small network where checkpoints go, reads it back, and removes it. */
final class StoreTrial {

  /** No number, so that nobody takes it for a checkpoint. */
  private static final String NAME = "trial";

  private static final String FILE = "network.zip";

  private final Store store;
  private final Path scratch;

  StoreTrial(Store store, Path scratch) {
    this.store = store;
    this.scratch = scratch;
  }

  /**
   * Tries each folder of the store.
   *
   * @throws StoreException if one can't be written to, read or cleared
   */
  void run(NetworkDefinition network, float[] parameters) {
    checkpoint(network, parameters);
    for (String folder : List.of(StoreLayout.MODELS, StoreLayout.SAMPLES)) {
      String key = folder + "/" + NAME;
      store.put(key, new byte[] {1});
      store.delete(key);
    }
  }

  private void checkpoint(NetworkDefinition network, float[] parameters) {
    String key = StoreLayout.CHECKPOINTS + "/" + NAME;
    Path written = scratch.resolve("written");
    Path read = scratch.resolve("read");
    try {
      Files.createDirectories(written);
      Files.createDirectories(read);
      try (OutputStream out = Files.newOutputStream(written.resolve(FILE))) {
        Dl4jModelFile.write(network, parameters, out);
      }
      VerifiedFolder.put(store, key, written);
      VerifiedFolder.fetch(store, key, read);
      try (InputStream in = Files.newInputStream(read.resolve(FILE))) {
        if (!Arrays.equals(Dl4jModelFile.read(network, in), parameters)) {
          throw new StoreException(store.uri(key) + " gives back other values than were stored");
        }
      }
      store.deleteTree(key);
    } catch (IOException e) {
      throw StoreException.of("cannot write by way of", scratch, e);
    }
  }
}
