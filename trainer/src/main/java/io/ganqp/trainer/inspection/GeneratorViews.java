package io.ganqp.trainer.inspection;

import io.ganqp.contract.latent.SeededLatent;
import io.ganqp.trainer.monitor.page.Block;
import io.ganqp.trainer.monitor.page.EmbeddedImage;
import io.ganqp.trainer.monitor.page.Image;
import io.ganqp.trainer.monitor.page.Paragraph;
import io.ganqp.trainer.monitor.page.Section;
import io.ganqp.trainer.monitor.page.Table;
import io.ganqp.trainer.monitor.page.Table.Column;
import io.ganqp.trainer.monitor.page.Text;
import io.ganqp.trainer.monitor.page.Tiles;
import io.ganqp.trainer.monitor.page.Tiles.Tile;
import io.ganqp.trainer.onnx.GeneratorSession;
import io.ganqp.trainer.onnx.OnnxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What a generator draws, as sections of a page: samples, a truncation sweep, interpolations. */
public final class GeneratorViews {

  /** A page of small faces; of large ones there is no room for so many. */
  private static final int MOST_SAMPLES = 60;

  private static final int SAMPLES_OF_LARGE = 30;
  private static final int LARGE = 128;
  private static final int SWEPT = 4;
  private static final int INTERPOLATED = 4;
  private static final int STEPS = 8;

  /** ψ from typical to varied. */
  private static final List<Float> TRUNCATIONS = List.of(0.2f, 0.4f, 0.6f, 0.8f, 1f);

  private final GeneratorSession session;
  private final ViewedLatents latents;

  private GeneratorViews(GeneratorSession session) {
    this.session = session;
    this.latents = new ViewedLatents(session.latentDimension());
  }

  /**
   * The sections, of the first seeds.
   *
   * @param session stays open
   * @throws OnnxException if the generator does not run
   */
  public static List<Section> of(GeneratorSession session) {
    GeneratorViews views = new GeneratorViews(session);
    return List.of(views.samples(), views.truncation(), views.interpolation());
  }

  private Section samples() {
    int count = session.resolution() > LARGE ? SAMPLES_OF_LARGE : MOST_SAMPLES;
    List<Image> faces =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(seed -> image("seed " + seed, latents.of(seed, SeededLatent.NO_TRUNCATION)))
            .toList();
    List<Tile> tiles =
        IntStream.range(0, count)
            .mapToObj(seed -> new Tile(Integer.toString(seed), faces.get(seed)))
            .toList();
    return new Section(
        "Samples",
        List.of(
            new Paragraph(
                "Seeds 0 to %d, not chosen: the first there are. The service draws the same face for the same seed."
                    .formatted(count - 1)),
            new Tiles(tiles)));
  }

  private Section truncation() {
    List<Column> columns = new ArrayList<>(List.of(Column.text("seed")));
    TRUNCATIONS.forEach(psi -> columns.add(Column.text("ψ = " + psi(psi))));
    List<List<Block>> rows =
        LongStream.range(0, SWEPT)
            .mapToObj(
                seed ->
                    row(
                        Long.toString(seed),
                        TRUNCATIONS.stream()
                            .map(
                                psi ->
                                    image(
                                        "seed %d at ψ = %s".formatted(seed, psi(psi)),
                                        latents.of(seed, psi)))
                            .toList()))
            .toList();
    return new Section(
        "Truncation",
        List.of(
            new Paragraph(
                "The latent of a seed, scaled by ψ: smaller is more typical and less varied. At ψ = 1 it is as drawn."),
            new Table("Truncation sweep", Table.Style.IMAGES, columns, rows)));
  }

  private Section interpolation() {
    List<Column> columns = new ArrayList<>(List.of(Column.text("seeds")));
    for (int step = 0; step < STEPS; step++) {
      columns.add(Column.text(step + "/" + (STEPS - 1)));
    }
    List<List<Block>> rows =
        IntStream.range(0, INTERPOLATED)
            .mapToObj(row -> row("%d → %d".formatted(2 * row, 2 * row + 1), way(2L * row)))
            .toList();
    return new Section(
        "Interpolation",
        List.of(
            new Paragraph(
                "From one seed to another along the sphere, in equal steps. A generator that has learnt images by heart jumps between them."),
            new Table("Interpolations", Table.Style.IMAGES, columns, rows)));
  }

  private List<Image> way(long from) {
    return IntStream.range(0, STEPS)
        .mapToObj(
            step ->
                image(
                    "%d of %d steps from seed %d to %d".formatted(step, STEPS - 1, from, from + 1),
                    latents.between(from, from + 1, step, STEPS)))
        .toList();
  }

  private static List<Block> row(String name, List<Image> images) {
    List<Block> row = new ArrayList<>(List.of(new Text(name)));
    row.addAll(images);
    return row;
  }

  private Image image(String description, float[] latent) {
    return new Image(
        "generated face, " + description,
        EmbeddedImage.tile(session.images(latent), session.resolution()));
  }

  private static String psi(float truncation) {
    return String.format(Locale.ROOT, "%.1f", truncation);
  }
}
