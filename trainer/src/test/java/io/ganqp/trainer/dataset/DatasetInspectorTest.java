package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.image.TestPicture;
import io.ganqp.trainer.dataset.source.ImageSources;
import io.ganqp.trainer.dataset.source.TestArchives;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetInspectorTest {
  @TempDir Path temporary;

  private Path sheet;
  private DatasetInspection inspection;

  @BeforeEach
  void inspect() throws Exception {
    Path folder =
        TestArchives.folder(
            temporary.resolve("images"),
            Map.of(
                "1.png", TestPicture.plain(20, 30, 0xff0000),
                "2.png", TestPicture.plain(10, 90, 0x00ff00),
                "3.png", TestPicture.plain(40, 60, 0x0000ff),
                "4.jpg", TestPicture.encoded("jpg"),
                "copy.png", TestPicture.plain(20, 30, 0xff0000),
                "notes.txt", "notes".getBytes(StandardCharsets.US_ASCII)));
    sheet = temporary.resolve("out/sheet.png");
    inspection = DatasetInspector.inspect(new ImageSources().of(folder), 16, Crop.CENTER, sheet);
  }

  @Test
  void countsAndMeasures() {
    assertThat(inspection.images()).isEqualTo(5);
    assertThat(inspection.duplicates()).isEqualTo(1);
    assertThat(inspection.enlarged()).isEqualTo(1);
    assertThat(inspection.formats()).isEqualTo(Map.of("JPEG", 1L, "PNG", 4L));
    assertThat(inspection.widths()).isEqualTo(new DatasetInspection.SizeRange(10, 20, 48));
    assertThat(inspection.heights()).isEqualTo(new DatasetInspection.SizeRange(30, 32, 90));
    assertThat(inspection.rejects().total()).isEqualTo(1);
  }

  @Test
  void reportsToPeople() {
    assertThat(inspection.text())
        .contains("5 (1 JPEG, 4 PNG)")
        .contains("10 … 48, median 20")
        .contains("1 smaller than 16 pixels")
        .contains("1 left out: 1 not a supported image")
        .contains("notes.txt");
  }

  @Test
  void reportsToPrograms() throws Exception {
    JsonNode json = new ObjectMapper().readTree(inspection.json());
    assertThat(json.at("/images").asInt()).isEqualTo(5);
    assertThat(json.at("/formats/PNG").asInt()).isEqualTo(4);
    assertThat(json.at("/widths/median").asInt()).isEqualTo(20);
    assertThat(json.at("/rejects/counts/FOREIGN").asInt()).isEqualTo(1);
    assertThat(json.at("/rejects/first/0/name").asText()).isEqualTo("notes.txt");
  }

  @Test
  void drawsAContactSheetOfWhatTrainingSees() throws Exception {
    BufferedImage image = ImageIO.read(sheet.toFile());
    assertThat(image.getWidth()).isEqualTo(8 * 16);
    assertThat(image.getHeight()).isEqualTo(16);
    assertThat(image.getRGB(3, 3) & 0xffffff).isEqualTo(0xff0000);
    assertThat(image.getRGB(16 + 3, 3) & 0xffffff).isEqualTo(0x00ff00);
    assertThat(image.getRGB(32 + 3, 3) & 0xffffff).isEqualTo(0x0000ff);
  }

  @Test
  void writesNoSheetWhereThereIsNoImage() throws Exception {
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    Path none = temporary.resolve("none.png");
    DatasetInspection nothing =
        DatasetInspector.inspect(new ImageSources().of(empty), 16, Crop.NONE, none);
    assertThat(nothing.images()).isZero();
    assertThat(nothing.widths().maximum()).isZero();
    assertThat(none).doesNotExist();
  }
}
