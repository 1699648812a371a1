package io.ganqp.trainer.constraint;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What {@code reference.py} computed in double. */
record Reference(
    double[] parameters,
    double[] reals,
    double[] fakes,
    double[] alphas,
    Map<String, Penalty> penalties,
    Spectral spectralNorm) {

  record Penalty(double value, double[] gradient) {}

  record Spectral(double[] weight, double[] cotangent, List<Step> steps, double exact) {}

  record Step(int steps, double sigma, double[] u, double[] gradient) {}

  static Reference read() {
    try (InputStream json = Reference.class.getResourceAsStream("reference.json")) {
      return new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(json, Reference.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
