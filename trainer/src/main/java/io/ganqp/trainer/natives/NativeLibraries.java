package io.ganqp.trainer.natives;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Decides where native libraries go before the first is loaded: JavaCPP's (ND4J, oneDNN) below the
 * cache, to stay there, or in the home folder as by default where the cache is mounted noexec, full
 * or not writable. Others (ONNX Runtime) are unpacked at each start into the temporary folder,
 * which the JVM fixes at its own start: the launcher chooses it.
 */
public final class NativeLibraries {

  private static final String JAVACPP_CACHE = "org.bytedeco.javacpp.cachedir";

  private NativeLibraries() {}

  /**
   * Decides, where the user has not; to be called before any library is loaded, and again without
   * effect.
   *
   * @param cache the folder of the program, on a disk
   * @throws UnsuitableFolderException if there is no folder to load them from
   */
  public static void unpackBelow(Path cache) {
    if (System.getProperty(JAVACPP_CACHE) == null) {
      NativeFolder ours = new NativeFolder(below(cache));
      Optional<String> trouble = ours.trouble();
      if (trouble.isEmpty()) {
        System.setProperty(JAVACPP_CACHE, ours.path().toString());
      } else {
        requireOther(trouble.get(), new NativeFolder(ofProperty("user.home").resolve(".javacpp")));
      }
    }
    Path temporary = ofProperty("java.io.tmpdir");
    new NativeFolder(temporary)
        .trouble()
        .ifPresent(
            trouble -> {
              throw UnsuitableFolderException.temporary(trouble);
            });
  }

  /** Where they stay below a cache. */
  public static Path below(Path cache) {
    return cache.toAbsolutePath().resolve("native");
  }

  private static Path ofProperty(String name) {
    return Path.of(System.getProperty(name, ""));
  }

  private static void requireOther(String trouble, NativeFolder other) {
    other
        .trouble()
        .ifPresent(
            t -> {
              throw UnsuitableFolderException.cache(trouble, t);
            });
  }
}
