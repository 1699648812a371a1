package io.ganqp.inference.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ganqp.contract.metric.MetricCurve;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The values of one metric over the training of the model, up to the model itself. */
@Schema(
    name = "TrainingCurve",
    description =
        "The training's evaluations up to this model. The model's own value may come from other"
            + " images.")
public record TrainingCurve(
    @Schema(description = "Metric that the values are of", examples = "swd") String metric,
    @Schema(description = "Which of them are the better ones: lower or higher", examples = "lower")
        String direction,
    @Schema(description = "In the order of iterations, at most 256 of them") List<Point> points) {

  /** One evaluation. */
  @Schema(name = "Evaluation")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Point(
      @Schema(description = "Iteration after which it was made", examples = "42000") long iteration,
      @Schema(examples = "0.0123") double value,
      @Schema(
              description = "Standard error of that value; absent where it is not known",
              examples = "0.0011")
          Double error) {}

  static TrainingCurve of(MetricCurve curve) {
    return new TrainingCurve(
        curve.metric(),
        curve.direction().word(),
        curve.points().stream()
            .map(point -> new Point(point.iteration(), point.value(), point.error()))
            .toList());
  }
}
