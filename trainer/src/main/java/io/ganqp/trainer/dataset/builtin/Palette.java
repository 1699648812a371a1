package io.ganqp.trainer.dataset.builtin;

import java.awt.Color;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The colours of one face, chosen so that hair, skin and background stay apart. */
record Palette(Color background, Color skin, Color hair, Color mouth, Color glasses) {
  private static final Color INK = new Color(0x201a1e);
  private static final List<Color> BACKGROUNDS =
      colors(
          0xb6e3f4, 0xc0aede, 0xd1d4f9, 0xffd5dc, 0x8fd3b6, 0xf2a65a, 0x6fa8dc, 0xe5989b, 0xf6e27f,
          0x9bd1c9);
  private static final List<Color> SKINS =
      colors(0xffdbb4, 0xf5cfa0, 0xedb98a, 0xd08b5b, 0xae5d29, 0x8d5524);
  private static final List<Color> HAIRS =
      colors(
          0x1b1416, 0x2c1b18, 0x4a312c, 0x724133, 0xa55728, 0xd6b370, 0xc93305, 0xe8e1e1, 0x1f7a8c,
          0x5b3fa0);
  private static final List<Color> MOUTHS = colors(0x8a1c2b, 0xb3363f, 0x6b1420);
  private static final List<Color> GLASSES = colors(0x201a1e, 0x1d3557, 0x7a2e1f);

  /**
   * @param choice gives a number from 0 to below its argument, another one at each call
   */
  static Palette choose(IntUnaryOperator choice) {
    return new Palette(
        pick(BACKGROUNDS, choice),
        pick(SKINS, choice),
        pick(HAIRS, choice),
        pick(MOUTHS, choice),
        pick(GLASSES, choice));
  }

  /** The colour that a role of the art is filled with. */
  Color color(String role) {
    return switch (role) {
      case "skin" -> skin;
      case "hair" -> hair;
      case "mouth" -> mouth;
      case "glasses" -> glasses;
      case "white", "hairAccessories" -> Color.WHITE;
      case "earrings" -> new Color(0xd9a521);
      case "eyebrows" -> hair.darker();
      default -> INK;
    };
  }

  private static Color pick(List<Color> colors, IntUnaryOperator choice) {
    return colors.get(choice.applyAsInt(colors.size()));
  }

  private static List<Color> colors(int... rgb) {
    return IntStream.of(rgb).mapToObj(Color::new).toList();
  }
}
