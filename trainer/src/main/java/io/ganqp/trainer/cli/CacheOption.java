package io.ganqp.trainer.cli;

import io.ganqp.contract.store.ScratchFolder;
import io.ganqp.contract.store.StoreException;
import io.ganqp.trainer.dataset.image.codec.DecoderUnavailableException;
import io.ganqp.trainer.dataset.image.codec.WebpLibrary;
import io.ganqp.trainer.natives.NativeLibraries;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where copies are kept that can be made again. */
final class CacheOption {

  @Option(
      names = "--cache",
      paramLabel = "FOLDER",
      defaultValue = "${env:GANQP_CACHE:-${sys:user.home}/.cache/ganqp}",
      description =
          "Where packed images, models from a bucket and unpacked native libraries are kept between"
              + " runs, and files on their way to a store (GANQP_CACHE). Default: .cache/ganqp in"
              + " the home folder.")
  private Path folder;

  Path folder() {
    return folder;
  }

  /**
   * Room for files on their way; what killed runs left there is removed.
   *
   * @throws StoreException if the cache can't be written to
   */
  ScratchFolder scratch() {
    try {
      return ScratchFolder.in(scratchPlace());
    } catch (StoreException e) {
      throw new StoreException(
          "%s (the cache is %s: --cache or GANQP_CACHE name another)"
              .formatted(e.getMessage(), folder),
          e);
    }
  }

  /** Has native libraries unpacked there; to be called before the first is loaded. */
  void takeNativeLibraries() {
    NativeLibraries.unpackBelow(folder);
  }

  /**
   * Has the library that reads WebP images loaded, from the temporary folder or from there.
   *
   * @throws DecoderUnavailableException if it can't be
   */
  void takeImageLibraries() {
    WebpLibrary.load(Path.of(System.getProperty("java.io.tmpdir")), NativeLibraries.below(folder));
  }

  Path scratchPlace() {
    return folder.resolve("scratch");
  }
}
