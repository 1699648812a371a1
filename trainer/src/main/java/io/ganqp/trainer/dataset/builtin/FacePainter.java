package io.ganqp.trainer.dataset.builtin;

import io.ganqp.trainer.dataset.builtin.VectorArt.Fill;
import io.ganqp.trainer.dataset.builtin.VectorArt.Place;
import io.ganqp.trainer.dataset.builtin.VectorArt.Step;
import io.ganqp.trainer.dataset.image.RgbImage;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Draws face number n: always the same face for the same number. Thread-safe. */
final class FacePainter {
  /** The square of the canvas that the face fills. */
  private static final double LEFT = 185;

  private static final double TOP = 130;
  private static final double SIDE = 640;

  /** Components that not every face has, with the percentage of faces that do. */
  private static final Map<String, Integer> PERCENT =
      Map.of("beard", 8, "earrings", 12, "freckles", 8, "glasses", 15, "hairAccessories", 6);

  /** Roles drawn with a stroke around them, since they would vanish at 32 pixels. */
  private static final Set<String> BOLD = Set.of("eyes", "mouth");

  private static final Stroke STROKE = new BasicStroke(8);

  private final VectorArt art = VectorArt.resource("lorelei.art");

  /** Draws one face, edges smoothed by pixel coverage. */
  RgbImage paint(int number, int resolution) {
    SplittableRandom random = new SplittableRandom(number);
    Palette palette = Palette.choose(random::nextInt);
    BufferedImage image = new BufferedImage(resolution, resolution, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(palette.background());
    graphics.fillRect(0, 0, resolution, resolution);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setStroke(STROKE);
    graphics.scale(resolution / SIDE, resolution / SIDE);
    graphics.translate(-LEFT, -TOP);
    new Drawing(graphics, palette, random).draw("face");
    graphics.dispose();
    return rgb(image);
  }

  private static RgbImage rgb(BufferedImage image) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    byte[] samples = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      samples[3 * i] = (byte) (pixels[i] >> 16);
      samples[3 * i + 1] = (byte) (pixels[i] >> 8);
      samples[3 * i + 2] = (byte) pixels[i];
    }
    return new RgbImage(image.getWidth(), image.getHeight(), samples);
  }

  /** One face being drawn. */
  private final class Drawing {
    private final Graphics2D graphics;
    private final Palette palette;
    private final SplittableRandom random;
    private final Map<String, Integer> chosen = new HashMap<>();

    Drawing(Graphics2D graphics, Palette palette, SplittableRandom random) {
      this.graphics = graphics;
      this.palette = palette;
      this.random = random;
    }

    void draw(String component) {
      int variant = chosen.computeIfAbsent(component, this::choose);
      if (variant < 0) {
        return;
      }
      for (Step step : art.variant(component, variant)) {
        if (step instanceof Place place) {
          graphics.translate(place.x(), place.y());
          draw(place.component());
          graphics.translate(-place.x(), -place.y());
        } else if (step instanceof Fill fill) {
          graphics.setColor(palette.color(fill.role()));
          graphics.fill(fill.outline());
          if (BOLD.contains(fill.role())) {
            graphics.draw(fill.outline());
          }
        }
      }
    }

    private int choose(String component) {
      // Both numbers are always drawn, so that one component's chance never moves another's.
      int percent = random.nextInt(100);
      int variant = random.nextInt(art.variants(component));
      return percent < PERCENT.getOrDefault(component, 100) ? variant : -1;
    }
  }
}
