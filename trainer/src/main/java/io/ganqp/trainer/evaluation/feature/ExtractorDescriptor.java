package io.ganqp.trainer.evaluation.feature;

import io.ganqp.trainer.evaluation.resize.ResizeFilter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How images are prepared for a network, and where its features are.
 *
 * @param name what results call the extractor
 * @param inputSize height and width that images are resized to
 * @param filter how they are resized
 * @param range what levels 0 and 255 become
 * @param mean subtracted from each colour then
 * @param std each colour is divided by, last
 * @param layout of the input; of the output too if that has places
 * @param input name of the input; the only one if empty
 * @param output name of the output; the only one if empty
 * @param pooling from the output to one vector
 * @param metricNames what metrics on these features are called, by our names of them
 * @param sha256 of the network's file, if it has to be a certain one
 */
public record ExtractorDescriptor(
    String name,
    int inputSize,
    ResizeFilter filter,
    Range range,
    List<Double> mean,
    List<Double> std,
    Layout layout,
    Optional<String> input,
    Optional<String> output,
    Pooling pooling,
    Map<String, String> metricNames,
    Optional<String> sha256) {

  /**
   * What the darkest and the brightest level become.
   *
   * @param low of level 0
   * @param high of level 255
   */
  public record Range(double low, double high) {}

  /** Copies what could change. */
  public ExtractorDescriptor {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    metricNames = Map.copyOf(metricNames);
  }

  /**
   * Parses a descriptor in YAML or JSON; {@code docs/evaluation.md} lists its fields.
   *
   * @param source what errors call it, for example a file name
   * @throws io.ganqp.crds.validation.InvalidDocumentException saying all that is wrong
   */
  public static ExtractorDescriptor parse(String source, String text) {
    return DescriptorReader.parse(source, text);
  }

  /**
   * Reads a descriptor that is part of another document.
   *
   * @param fields as a YAML or JSON parser gives them
   * @throws io.ganqp.crds.validation.InvalidDocumentException saying all that is wrong
   */
  public static ExtractorDescriptor of(String source, Map<String, Object> fields) {
    return DescriptorReader.read(source, fields);
  }

  /** All that decides features beside the network, in one line: equal texts, equal features. */
  public String settings() {
    return "%d px %s, levels to [%s, %s], mean %s, std %s, %s, input %s, output %s, pooling %s"
        .formatted(
            inputSize,
            filter.name().toLowerCase(Locale.ROOT),
            range.low(),
            range.high(),
            mean,
            std,
            layout,
            input.orElse("the only one"),
            output.orElse("the only one"),
            pooling);
  }
}
