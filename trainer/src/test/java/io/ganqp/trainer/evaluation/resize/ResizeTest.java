package io.ganqp.trainer.evaluation.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ResizeTest {

  /** See {@code generate.py} beside the file. */
  private record Line(
      ResizeFilter filter,
      int width,
      int height,
      int newWidth,
      int newHeight,
      List<String> fields) {

    static Line of(String text) {
      List<String> fields = List.of(text.split(" ", -1));
      int[] sides = fields.subList(1, 5).stream().mapToInt(Integer::parseInt).toArray();
      return new Line(
          ResizeFilter.valueOf(fields.get(0)), sides[0], sides[1], sides[2], sides[3], fields);
    }

    float[] plane() {
      float[] plane = new float[width * height];
      int x = Integer.parseUnsignedInt(fields.get(5));
      for (int i = 0; i < plane.length; i++) {
        x = 1664525 * x + 1013904223;
        plane[i] = x >>> 24;
      }
      return plane;
    }

    /** Pillow's values, or their checksum. */
    String expected() {
      return fields.get(fields.size() - 1);
    }

    String given() {
      float[] resized = new float[newWidth * newHeight];
      new Resize(filter, width, height, newWidth, newHeight).apply(plane(), resized);
      ByteBuffer bytes = ByteBuffer.allocate(resized.length * Float.BYTES);
      bytes.asFloatBuffer().put(resized);
      if (!fields.get(6).equals("crc32")) {
        return HexFormat.of().formatHex(bytes.array());
      }
      CRC32 checksum = new CRC32();
      checksum.update(bytes.array());
      return "%08x".formatted(checksum.getValue());
    }
  }

  @Test
  void givesThePixelsOfPillowToTheLastBit() throws Exception {
    List<Line> lines = lines();

    assertThat(lines).hasSizeGreaterThan(400);
    assertThat(lines).allSatisfy(line -> assertThat(line.given()).isEqualTo(line.expected()));
  }

  @Test
  void overshootsWhereTheFilterIsNegative() throws Exception {
    float[] resized = new float[13 * 13];
    new Resize(ResizeFilter.BICUBIC, 6, 6, 13, 13).apply(lines().get(0).plane(), resized);

    assertThat(resized[0]).isCloseTo(34.353f, offset(1e-4f));
    assertThat(resized[12]).isCloseTo(-41.3668f, offset(1e-4f));
  }

  @Test
  void leavesAPlaneOfTheSameSizeAsItIs() {
    float[] plane = {0, 300, -7, 0.1f, 5, 6};
    float[] resized = new float[6];
    new Resize(ResizeFilter.LANCZOS, 3, 2, 3, 2).apply(plane, resized);

    assertThat(resized).isEqualTo(plane);
  }

  @Test
  void refusesSidesOfNothing() {
    assertThatThrownBy(() -> new Resize(ResizeFilter.BOX, 3, 2, 0, 2))
        .hasMessage("3×2 can't be resized to 0×2: each side must be at least 1");
  }

  private static List<Line> lines() throws Exception {
    try (var in = ResizeTest.class.getResourceAsStream("pillow.txt");
        Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()) {
      return lines.map(Line::of).toList();
    }
  }
}
