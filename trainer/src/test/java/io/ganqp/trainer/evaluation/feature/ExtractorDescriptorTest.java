package io.ganqp.trainer.evaluation.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.crds.validation.InvalidDocumentException;
import io.ganqp.trainer.evaluation.resize.ResizeFilter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractorDescriptorTest {

  @Test
  void needsANameAndASizeOnly() {
    ExtractorDescriptor descriptor = parse("{name: mine, inputSize: 224}");

    assertThat(descriptor.name()).isEqualTo("mine");
    assertThat(descriptor.metricNames()).isEmpty();
    assertThat(descriptor.settings())
        .isEqualTo(
            "224 px bicubic, levels to [0.0, 1.0], mean [0.0, 0.0, 0.0], std [1.0, 1.0, 1.0], NCHW,"
                + " input the only one, output the only one, pooling none");
  }

  @Test
  void saysAllThatIsToBeSaid() {
    ExtractorDescriptor descriptor =
        parse(
            """
            name: mine
            inputSize: 299
            filter: bilinear
            range: [0, 255]
            mean: [128, 127.5, 127]
            std: 127.5
            layout: NHWC
            input: input_1
            output: pool3
            pooling: {token: 2}
            metrics: {frechet-distance: fid}
            sha256: %s
            """
                .formatted("a".repeat(64)));

    assertThat(descriptor.filter()).isEqualTo(ResizeFilter.BILINEAR);
    assertThat(descriptor.std()).isEqualTo(List.of(127.5, 127.5, 127.5));
    assertThat(descriptor.pooling()).isEqualTo(new Pooling.Token(2));
    assertThat(descriptor.metricNames()).isEqualTo(Map.of("frechet-distance", "fid"));
    assertThat(descriptor.sha256()).hasValue("a".repeat(64));
    assertThat(descriptor.settings())
        .isEqualTo(
            "299 px bilinear, levels to [0.0, 255.0], mean [128.0, 127.5, 127.0], std [127.5,"
                + " 127.5, 127.5], NHWC, input input_1, output pool3, pooling token 2");
  }

  @Test
  void isYamlOrJsonOrPartOfADocument() {
    ExtractorDescriptor json = parse("{\"name\": \"mine\", \"inputSize\": 224, \"std\": 0.5}");

    assertThat(parse("name: mine\ninputSize: 224\nstd: 0.5")).isEqualTo(json);
    assertThat(
            ExtractorDescriptor.of(
                "spec.evaluation", Map.of("name", "mine", "inputSize", 224, "std", 0.5)))
        .isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "filter: bicubc | filter: Invalid value: \"bicubc\": must be one of box, bilinear, bicubic,"
            + " lanczos (did you mean bicubic?)",
        "filter: nearest | known here: box, bilinear, bicubic, lanczos",
        "layout: CHW | must be one of NCHW, NHWC (did you mean NCHW?)",
        "pooling: max | must be one of none, average, cls",
        "pooling: {token: -1} | pooling: Invalid value: {token=-1}: a token is given by its number"
            + " (write {token: 0})",
        "input_size: 3 | unknown field \"input_size\" (did you mean inputSize?)",
        "whatever: 3 | unknown field \"whatever\" (known here: name, inputSize, filter,",
        "range: [1, 1] | range: Invalid value: [1, 1]: both ends are the same",
        "range: 255 | range: Invalid value: 255: must be a list of 2 numbers",
        "std: [0.2, 0.2] | std: Invalid value: [0.2, 0.2]: must be a list of 3 numbers",
        "std: [0.2, 0, 0.2] | each must be greater than 0",
        "mean: white | mean: Invalid value: \"white\": must be a list of 3 numbers",
        "input: 3 | input: Invalid value: 3: must be text",
        "metrics: [fid] | metrics: Invalid value: [fid]: must give names by names",
        "metrics: {frechet-distance: F I D} | must give names by names",
        "sha256: 12ab | must be 64 lower-case hexadecimal digits",
      })
  void refusesWhatItDoesNotUnderstand(String field, String message) {
    assertThatThrownBy(() -> parse("name: mine\ninputSize: 224\n" + field))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageStartingWith("fid.yaml is invalid:")
        .hasMessageContaining(message);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    assertThatThrownBy(() -> parse("{inputSize: 0, name: 'a b', std: -1}"))
        .hasMessageContaining("inputSize: Invalid value: 0: must be a whole number from 1 to 4096")
        .hasMessageContaining("name: Invalid value: \"a b\"")
        .hasMessageContaining("std: Invalid value: -1: each must be greater than 0");
    assertThatThrownBy(() -> parse("{filter: box}"))
        .hasMessageContaining("name: Required value")
        .hasMessageContaining("inputSize: Required value");
    assertThatThrownBy(() -> parse("just text")).hasMessageContaining("there is no YAML object");
  }

  @Test
  void leavesTheNamesOfBuiltInExtractorsToThem() {
    assertThatThrownBy(() -> parse("{inputSize: 9, name: inception-mixed5-768@150}"))
        .hasMessageContaining("is that of a built-in extractor");
  }

  private static ExtractorDescriptor parse(String text) {
    return ExtractorDescriptor.parse("fid.yaml", text);
  }
}
