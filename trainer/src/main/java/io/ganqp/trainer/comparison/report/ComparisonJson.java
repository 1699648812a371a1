package io.ganqp.trainer.comparison.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.trainer.comparison.plan.Comparison;
import io.ganqp.trainer.comparison.run.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison as JSON; the same runs give the same text on every JDK. */
public final class ComparisonJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  private ComparisonJson() {}

  public static String of(Comparison comparison, List<RunResult> results) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("comparison", comparison.name());
    json.put("reference", comparison.reference());
    List<Object> runs = new ArrayList<>();
    for (RunResult result : results) {
      Map<String, Object> run = new LinkedHashMap<>();
      run.put("objective", result.run().objective());
      run.put("seed", result.run().seed());
      run.put("outcome", result.outcome().word());
      run.put("message", result.message());
      run.put("stored", result.stored().orElse(null));
      run.put("last", result.last().orElse(null));
      run.put("best", result.best().orElse(null));
      runs.add(run);
    }
    json.put("runs", runs);
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of numbers and texts have a JSON form", e);
    }
  }
}
