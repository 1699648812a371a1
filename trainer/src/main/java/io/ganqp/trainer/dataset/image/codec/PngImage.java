package io.ganqp.trainer.dataset.image.codec;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A PNG file; of an animated one, the default image. */
final class PngImage implements StoredImage {
  private static final int HEADER_BYTES = 13;

  private final PngChunks chunks;
  private final PngMetadata metadata;
  private final PngLayout layout;
  private final Size size;

  private PngImage(PngChunks chunks) throws IOException {
    this.chunks = chunks;
    this.metadata = new PngMetadata(chunks);
    ByteBuffer header = chunks.get("IHDR");
    if (header.remaining() != HEADER_BYTES) {
      throw new IOException("its header is " + header.remaining() + " bytes long instead of 13");
    }
    this.size = new Size(header.getInt(), header.getInt());
    this.layout = PngLayout.of(header.get(), header.get());
    if (size.width() < 1 || size.height() < 1) {
      throw new IOException("its header says " + size + " pixels");
    }
  }

  static StoredImage open(byte[] encoded) throws IOException {
    return new PngImage(PngChunks.of(encoded));
  }

  @Override
  public Size size() {
    return size;
  }

  @Override
  public long decodingBytes() {
    return size.pixels() * layout.bytesPerPixel();
  }

  @Override
  public Optional<byte[]> profile() {
    return metadata.profile();
  }

  @Override
  public int orientation() {
    return metadata.orientation();
  }

  @Override
  public PixelRows decode() throws IOException {
    if (layout.indexed() && !chunks.get("PLTE").hasRemaining()) {
      throw new IOException("it has no palette");
    }
    try {
      return read();
    } catch (EOFException e) {
      throw e;
    } catch (IOException e) {
      // The file is whole, but the JDK found no more to inflate.
      throw e.getCause() instanceof EOFException ? endsEarly(e.getCause().getMessage()) : e;
    }
  }

  private PixelRows read() throws IOException {
    return Jdk.PNG.read(
        chunks.bare(layout.colors()),
        reader -> {
          // The JDK takes pixels that end early for black ones, and only mentions it. A bare file
          // has nothing else that it could mention.
          List<String> warnings = new ArrayList<>();
          reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
          PngRows rows =
              new PngRows(
                  reader.read(0).getRaster(), layout, chunks.get("PLTE"), chunks.get("tRNS"));
          if (!warnings.isEmpty()) {
            throw endsEarly(warnings.get(0));
          }
          return rows;
        });
  }

  private static EOFException endsEarly(String how) {
    return new EOFException("its pixels end before its image does: " + how);
  }
}
