package io.ganqp.trainer.dataset.builtin;

import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;

/**
 * Vector art in parts: components such as hair or mouth, each in several variants, each variant a
 * list of filled outlines and of places for other components. The format is written by {@code
 * src/art/convert.mjs}.
 */
final class VectorArt {
  private final Map<String, List<List<Step>>> components = new LinkedHashMap<>();

  /** One step of drawing a variant. */
  sealed interface Step permits Fill, Place {}

  /** Fills an outline with the colour of a role, such as {@code skin}, or a named colour. */
  record Fill(String role, Path2D outline) implements Step {}

  /** Draws a variant of another component, its origin moved. */
  record Place(String component, double x, double y) implements Step {}

  private VectorArt() {}

  /** Reads art from the resources beside this class. */
  static VectorArt resource(String name) {
    VectorArt art = new VectorArt();
    try (InputStream stream = VectorArt.class.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      List<Step> variant = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Scanner words = new Scanner(line);
        switch (words.next()) {
          case "variant" -> {
            variant = new ArrayList<>();
            art.components.computeIfAbsent(words.next(), key -> new ArrayList<>()).add(variant);
          }
          case "use" -> variant.add(place(words));
          case "path" -> variant.add(new Fill(words.next(), outline(words)));
          default -> {} // comments
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name + " can't be read", e);
    }
    return art;
  }

  /** How many variants of a component there are. */
  int variants(String component) {
    return components.get(component).size();
  }

  /** What to draw for one variant, bottom first. */
  List<Step> variant(String component, int index) {
    return components.get(component).get(index);
  }

  private static Place place(Scanner words) {
    return new Place(words.next(), number(words), number(words));
  }

  private static Path2D outline(Scanner words) {
    Path2D.Float path = new Path2D.Float(Path2D.WIND_NON_ZERO);
    while (words.hasNext()) {
      switch (words.next()) {
        case "M" -> path.moveTo(number(words), number(words));
        case "L" -> path.lineTo(number(words), number(words));
        case "Q" -> path.quadTo(number(words), number(words), number(words), number(words));
        case "C" ->
            path.curveTo(
                number(words),
                number(words),
                number(words),
                number(words),
                number(words),
                number(words));
        default -> path.closePath();
      }
    }
    return path;
  }

  private static double number(Scanner words) {
    return Double.parseDouble(words.next());
  }
}
