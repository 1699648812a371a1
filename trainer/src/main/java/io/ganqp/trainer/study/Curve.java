package io.ganqp.trainer.study;

import java.awt.Color;

/**
 * A line of a chart.
 *
 * @param name in the legend
 * @param x rising
 * @param y as many
 * @param color of the line
 * @param dashed whether it is drawn in dashes
 */
record Curve(String name, double[] x, double[] y, Color color, boolean dashed) {

  /** Colours that are told apart in print and by the colour-blind (Okabe and Ito, extended). */
  private static final Color[] COLORS = {
    new Color(0xd55e00),
    new Color(0x0072b2),
    new Color(0x009e73),
    new Color(0xcc79a7),
    new Color(0xe69f00),
    new Color(0x56b4e9),
    new Color(0x5f4690),
    new Color(0x8c6d31),
    new Color(0xa3123a),
    new Color(0x000000),
    new Color(0x94a3b8),
    new Color(0x73af48),
  };

  /** The colour of the i-th of some lines; the first is the strongest. */
  static Color color(int i) {
    return COLORS[i % COLORS.length];
  }
}
