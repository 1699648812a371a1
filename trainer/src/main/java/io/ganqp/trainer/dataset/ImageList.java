package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.PackedIndex.Item;
import io.ganqp.trainer.dataset.content.Digest;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Which images a data set has, by name and content. It is kept with what was trained on them, so
 * that other ones are told apart, and told what is different.
 */
public final class ImageList {
  private static final int IDENTITY_DIGITS = 16;

  private final List<Listed> images;

  /** Digest in the order of packing, by which earlier versions knew the images of an archive. */
  private final String packedDigest;

  /** An image: its name, and the first 64 bits of the SHA-256 of its file. */
  record Listed(String name, long identity) implements Comparable<Listed> {
    private static final Comparator<Listed> ORDER =
        Comparator.comparing(Listed::name).thenComparingLong(Listed::identity);

    @Override
    public int compareTo(Listed other) {
      return ORDER.compare(this, other);
    }
  }

  private ImageList(List<Listed> packed) {
    this.packedDigest = digest(packed);
    this.images = packed.stream().sorted().toList();
  }

  static ImageList of(List<Item> packed) {
    return new ImageList(
        packed.stream().map(item -> new Listed(item.name(), item.identity())).toList());
  }

  /** How many images. */
  public int size() {
    return images.size();
  }

  /**
   * SHA-256 over the images' content, sorted by name: equal only where the same images come in the
   * same order, wherever they lie and whatever holds them.
   */
  public String digest() {
    return digest(images);
  }

  /** Whether a digest is of these images, also one that an earlier version computed. */
  public boolean has(String digest) {
    return digest.equals(packedDigest) || digest.equals(digest());
  }

  /** What became of the former images, for people; empty where nothing did. */
  public String changesSince(ImageList former) {
    return ImageChanges.between(former.images, images).toString();
  }

  /** Writes the list as compressed text: a line for each image, its identity and its name. */
  public void write(OutputStream out) throws IOException {
    try (Writer writer =
        new BufferedWriter(
            new OutputStreamWriter(new GZIPOutputStream(out), StandardCharsets.UTF_8))) {
      for (Listed image : images) {
        writer.write(HexFormat.of().toHexDigits(image.identity) + " " + escaped(image.name) + "\n");
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static ImageList read(InputStream in) throws IOException {
    List<Listed> images = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        images.add(parse(line));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("a list of images is damaged: " + e.getMessage(), e);
    }
    return new ImageList(images);
  }

  private static Listed parse(String line) {
    return new Listed(
        line.substring(IDENTITY_DIGITS + 1).translateEscapes(),
        HexFormat.fromHexDigitsToLong(line, 0, IDENTITY_DIGITS));
  }

  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String digest(List<Listed> images) {
    Digest digest = new Digest();
    images.forEach(image -> digest.add(image.identity));
    return digest.hex();
  }
}
