package io.ganqp.trainer.monitor.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.metric.Diagnostic;
import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.monitor.event.Runs;
import io.ganqp.trainer.monitor.image.SampleGrid;
import io.ganqp.trainer.monitor.metrics.MetricsFile;
import io.ganqp.trainer.monitor.page.WellFormed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Pattern IMAGE =
      Pattern.compile("<img src=\"data:image/png;base64,([^\"]+)\" alt=\"([^\"]+)\">");
  private static final RunSummary SUMMARY =
      new RunSummary(
          "default/faces",
          Map.of("seed", "42"),
          Map.of("images per second", "412"),
          List.of(new Diagnostic("scoreDifference", "Score difference ΔT", "mean of ΔT", 1.0)),
          Map.of("swd", new MetricNote("lower is better; 64 generated images", 0.0125)),
          "swd");

  @TempDir Path folder;
  private FileStore store;

  @BeforeEach
  void openStore() {
    store = FileStore.forWriting(folder);
  }

  @Test
  void hasACurveForEachFigureAndMetric() throws IOException {
    train(200);
    assertThat(images(html(SUMMARY)))
        .extracting(Image::title)
        .contains("Critic loss", "Generator loss", "Score difference ΔT", "lipschitzRatio", "swd");
  }

  @Test
  void drawsCurvesThatAreNotEmpty() throws IOException {
    train(200);
    for (Image image : images(html(SUMMARY))) {
      BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(image.png()));
      assertThat(distinctColors(pixels)).as(image.title()).isGreaterThan(20);
    }
  }

  @Test
  void hasTheFirstTheLastAndAFewGridsBetween() throws IOException {
    train(2);
    for (int i = 1; i <= 100; i++) {
      store.put(StoreLayout.sample(i * 10L), grid(i));
    }
    List<Image> grids =
        images(html(SUMMARY)).stream().filter(i -> i.title().startsWith("iteration")).toList();
    assertThat(grids).hasSize(12);
    assertThat(grids.get(0)).isEqualTo(new Image("iteration 10", encoded(grid(1))));
    assertThat(grids.get(11)).isEqualTo(new Image("iteration 1,000", encoded(grid(100))));
  }

  @Test
  void showsConfigurationThroughputAndModel() throws IOException {
    train(20);
    assertThat(html(SUMMARY))
        .contains("<h1>default/faces</h1>")
        .contains("<th scope=\"row\">seed</th><td>42</td>")
        .contains("<th scope=\"row\">images per second</th><td>412</td>")
        .contains("<th scope=\"row\">iteration 20</th><td>4f1c</td>")
        .contains("<dt>iterations</dt><dd>20</dd>");
  }

  @Test
  void showsWhatRealImagesMeasureBesideEachMetric() throws IOException {
    train(200);

    assertThat(html(SUMMARY))
        .contains(
            "<dt>swd</dt><dd>0.005000</dd><dd class=\"note\">real images: 0.01250; chooses the best"
                + " model</dd>")
        .contains(
            "lower is better; 64 generated images; dashed: real images against real ones; last");
  }

  @Test
  void showsTheMetricThatChoosesFirst() throws IOException {
    String lines =
        """
        {"iteration":7,"recall":0.5}
        {"iteration":7,"swd":12.5}
        """;
    store.put(StoreLayout.METRICS, lines.getBytes(UTF_8));

    assertThat(html(SUMMARY)).containsSubsequence("<dt>swd</dt>", "<dt>recall</dt><dd>0.5000</dd>");
  }

  @Test
  void needsNothingFromOutside() throws IOException {
    train(20);
    store.put(StoreLayout.sample(10), grid(1));
    store.put(StoreLayout.sample(20), grid(2));
    WellFormed.check(html(SUMMARY));
  }

  @Test
  void escapesWhatItShows() throws IOException {
    train(2);
    RunSummary hostile =
        new RunSummary(
            "<b>\"&", Map.of("<script>", "'\"><img>"), Map.of(), List.of(), Map.of(), null);
    assertThat(html(hostile)).contains("<h1>&lt;b&gt;&quot;&amp;</h1>").doesNotContain("<script");
  }

  @Test
  void isMadeFromWhatThereIs() throws IOException {
    store.put(StoreLayout.METRICS, "{\"iteration\":7,\"swd\":\"NaN\"}\ntorn".getBytes(UTF_8));
    store.put(StoreLayout.sample(7), new byte[2 << 20]);
    assertThat(html(SUMMARY)).contains("damaged lines").doesNotContain("<img");
  }

  @Test
  void saysThatThereAreNoMetrics() {
    assertThatThrownBy(() -> html(SUMMARY))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("metrics.jsonl");
  }

  private void train(int iterations) throws IOException {
    try (MetricsFile metrics = MetricsFile.open(folder.resolve(StoreLayout.METRICS), 0)) {
      for (int i = 1; i <= iterations; i++) {
        metrics.iteration(Runs.metrics(i));
        if (i % 10 == 0) {
          metrics.evaluated(i, Runs.swd(1.0 / i));
        }
      }
      metrics.model("4f1c", iterations, "anywhere");
    }
  }

  private String html(RunSummary summary) throws IOException {
    return new String(Report.html(summary, store, List.of()), UTF_8);
  }

  private static byte[] grid(int i) {
    return new SampleGrid(1, 1, 0, 1).png(new float[] {i / 100f, 0, 0}, 1, 1);
  }

  private static List<Image> images(String html) {
    List<Image> images = new ArrayList<>();
    Matcher matcher = IMAGE.matcher(html);
    while (matcher.find()) {
      images.add(new Image(matcher.group(2), matcher.group(1)));
    }
    return images;
  }

  private static String encoded(byte[] png) {
    return Base64.getEncoder().encodeToString(png);
  }

  private static long distinctColors(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(pixels).distinct().count();
  }

  private record Image(String title, String base64) {
    byte[] png() {
      return Base64.getDecoder().decode(base64);
    }
  }
}
