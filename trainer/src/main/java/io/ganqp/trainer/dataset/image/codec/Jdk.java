package io.ganqp.trainer.dataset.image.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The JDK's own readers, whichever others are on the class path. */
enum Jdk {
  JPEG("com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi"),
  PNG("com.sun.imageio.plugins.png.PNGImageReaderSpi"),
  BMP("com.sun.imageio.plugins.bmp.BMPImageReaderSpi");

  private final String provider;

  Jdk(String provider) {
    this.provider = provider;
  }

  /** What to do with a reader that stands before the first image. */
  @FunctionalInterface
  interface Reading<T> {
    T with(ImageReader reader) throws IOException;
  }

  /** Reads with it; metadata are passed over. */
  <T> T read(byte[] encoded, Reading<T> reading) throws IOException {
    ImageReader reader = provider().createReaderInstance();
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
      reader.setInput(stream, true, true);
      return reading.with(reader);
    } finally {
      reader.dispose();
    }
  }

  private ImageReaderSpi provider() {
    return providers()
        .filter(spi -> spi.getClass().getName().equals(provider))
        .findFirst()
        .orElseThrow(() -> DecoderUnavailableException.reader(provider));
  }

  private static Stream<ImageReaderSpi> providers() {
    Iterable<ImageReaderSpi> all =
        () -> IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
    return StreamSupport.stream(all.spliterator(), false);
  }
}
