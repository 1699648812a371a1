package io.ganqp.trainer.evaluation.metric;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganqp.trainer.evaluation.feature.Features;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What {@code reference.py} says. */
record Reference(
    List<Case> cases,
    CopyingValues copying,
    double inceptionScore,
    FrechetInfinityValues frechetInfinity) {

  record Case(
      String name,
      Recipe real,
      Recipe fake,
      FrechetValues frechet,
      KernelValues kernel,
      List<PrdcValues> prdc) {
    @Override
    public String toString() {
      return name;
    }
  }

  record Recipe(long seed, int n, int d, Double scale, double shift) {
    Features features() {
      return Samples.congruential(seed, n, d, scale == null ? 1 : scale, shift);
    }
  }

  record FrechetValues(
      double value, double meanTerm, double traceReal, double traceFake, double traceRoot) {}

  record KernelValues(
      double unbiased, double standardError, double biased, BlockValues blocksOf10) {}

  record BlockValues(double[] values, double mean, double standardError) {}

  record PrdcValues(int k, double precision, double recall, double density, double coverage) {}

  record CopyingValues(
      int[] nearest,
      double[] distance,
      double median,
      double heldOutMedian,
      double authenticity,
      double nearerThanHeldOut) {}

  record FrechetInfinityValues(
      List<Integer> sizes, double[] frechet, double intercept, double slope) {}

  static Reference read() {
    try (InputStream json = Reference.class.getResourceAsStream("reference.json")) {
      return new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(json, Reference.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
