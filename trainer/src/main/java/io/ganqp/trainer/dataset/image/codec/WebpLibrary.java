package io.ganqp.trainer.dataset.image.codec;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import io.ganqp.trainer.natives.NativeFolder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * libwebp, which webp-imageio carries as a native library and unpacks into a folder before it is
 * first used. From a folder that is mounted noexec it can't be loaded, and there is no second try
 * in a process, so that the folder is tried before.
 */
public final class WebpLibrary {
  /** The system property that names the folder. */
  public static final String FOLDER = "com.luciad.imageio.webp.tmpdir";

  private static final byte[] ONE_PIXEL =
      Base64.getDecoder().decode("UklGRh4AAABXRUJQVlA4TBEAAAAvAAAAAAfQ//73v/+BiOh/AAA=");

  private WebpLibrary() {}

  /**
   * Loads the library by way of the first of some folders from which that is possible; a folder
   * that the user names with {@link #FOLDER} goes before. Worth calling before long work.
   *
   * @param folders made where they don't exist
   * @throws DecoderUnavailableException if it can't be loaded
   */
  public static void load(Path... folders) {
    choose(folders);
    try {
      read(ONE_PIXEL);
    } catch (IOException e) {
      throw DecoderUnavailableException.webp(folder(), e);
    }
  }

  private static String folder() {
    return System.getProperty(FOLDER, System.getProperty("java.io.tmpdir"));
  }

  private static void choose(Path... folders) {
    if (System.getProperty(FOLDER) == null) {
      Arrays.stream(folders)
          .map(folder -> new NativeFolder(folder.toAbsolutePath()))
          .filter(folder -> folder.trouble().isEmpty())
          .findFirst()
          .ifPresent(folder -> System.setProperty(FOLDER, folder.path().toString()));
    }
  }

  /**
   * Decodes a still image.
   *
   * @throws DecoderUnavailableException if the library isn't loaded and can't be, by way of the
   *     folder for temporary files or the user's own cache
   */
  static BufferedImage decode(byte[] encoded) throws IOException {
    choose(
        Path.of(System.getProperty("java.io.tmpdir")),
        Path.of(System.getProperty("user.home"), ".cache", "ganqp"));
    return read(encoded);
  }

  private static BufferedImage read(byte[] encoded) throws IOException {
    ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
      reader.setInput(stream, true, true);
      return reader.read(0);
    } catch (LinkageError e) {
      throw DecoderUnavailableException.webp(folder(), e);
    } finally {
      reader.dispose();
    }
  }
}
