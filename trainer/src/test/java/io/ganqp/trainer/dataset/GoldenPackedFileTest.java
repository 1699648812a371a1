package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds later versions to the packed files of earlier ones: they give the same images, or are known
 * as another version's. Made by
 *
 * <pre>
 * mvn -pl trainer -am test -Dtest=GoldenPackedFileTest \
 *     -Dgolden.faces=src/test/resources/golden/1/images.faces -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class GoldenPackedFileTest extends PackedImagesTest {
  private static final int VERSION_OFFSET = 8;

  /** Made before it is read, where {@code golden.faces} names where. */
  @BeforeEach
  void writeWhenAskedTo() throws IOException {
    String target = System.getProperty("golden.faces");
    if (target != null && !Files.exists(Path.of(target))) {
      Files.write(Path.of(target), packNow());
    }
  }

  static List<Path> packed() throws Exception {
    Path golden = Path.of(GoldenPackedFileTest.class.getResource("/golden").toURI());
    try (Stream<Path> all = Files.walk(golden)) {
      List<Path> packed = all.filter(file -> file.toString().endsWith(".faces")).sorted().toList();
      assertThat(packed).isNotEmpty();
      return packed;
    }
  }

  @ParameterizedTest
  @MethodSource("packed")
  void isWhatIsPackedNowOrOfAnotherVersion(Path golden) throws Exception {
    byte[] bytes = Files.readAllBytes(golden);
    if (ByteBuffer.wrap(bytes).getInt(VERSION_OFFSET) == PackedFile.VERSION) {
      assertThat(PackedFile.open(golden, 8).index().size()).isEqualTo(3);
      assertThat(packNow()).as("where this differs, count the version up").isEqualTo(bytes);
    } else {
      assertThatExceptionOfType(DamagedCacheException.class)
          .isThrownBy(() -> PackedFile.open(golden, 8))
          .withMessageContaining("another kind or version");
    }
  }

  /** Uncompressed, so that the files are the same whatever Java writes images. */
  private byte[] packNow() throws IOException {
    files.put("a.ppm", ramp(8, 8));
    files.put("enlarged.ppm", ramp(5, 4));
    files.put("reduced.ppm", ramp(31, 17));
    files.put("notes.txt", NOTES);
    open(folder(), 0, 1);
    return Files.readAllBytes(cacheFile());
  }

  private static byte[] ramp(int width, int height) {
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    image.writeBytes(("P6 " + width + " " + height + " 255\n").getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 3 * width * height; i++) {
      image.write(i * 37);
    }
    return image.toByteArray();
  }
}
