package io.ganqp.trainer.cli;

import io.ganqp.contract.store.ScratchFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where copies are kept that can be made again. */
final class CacheOption {

  @Option(
      names = "--cache",
      paramLabel = "FOLDER",
      defaultValue = "${env:GANQP_CACHE:-${sys:user.home}/.cache/ganqp}",
      description =
          "Where packed images and models from a bucket are kept between runs, and files on their"
              + " way to a store (GANQP_CACHE). Default: .cache/ganqp in the home folder.")
  private Path folder;

  Path folder() {
    return folder;
  }

  /** Room for files on their way; what killed runs left there is removed. */
  ScratchFolder scratch() {
    return ScratchFolder.in(scratchPlace());
  }

  Path scratchPlace() {
    return folder.resolve("scratch");
  }
}
