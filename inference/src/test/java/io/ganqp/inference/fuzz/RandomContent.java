package io.ganqp.inference.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What may be sent.
 *
 * @param path where to
 * @param bytes all of it
 * @param json how much of it is said to be JSON, where tensors follow as bytes
 */
record RandomContent(String path, byte[] bytes, OptionalInt json) {
  private static final int LATENT = 16;
  private static final int MOST_FACES = 9;

  static RandomContent of(Values values) {
    return values.happens(0.3) ? latent(values) : inference(values);
  }

  private static RandomContent latent(Values values) {
    int length = values.happens(0.9) ? LATENT : values.below(40);
    List<String> fields = new ArrayList<>(List.of("\"z\":[" + elements(values, length) + "]"));
    for (String name : List.of("truncation", "format", "quality", "model", "seed", "z")) {
      if (values.happens(0.1)) {
        fields.add("\"%s\":%s".formatted(name, values.oneOf(List.of("0.7", "80", "\"jpeg\""))));
      } else if (values.happens(0.05)) {
        fields.add("\"%s\":%s".formatted(name, values.oddJson()));
      }
    }
    return new RandomContent("/generate", object(fields), OptionalInt.empty());
  }

  private static RandomContent inference(Values values) {
    boolean seeds = values.happens(0.5);
    boolean binary = values.happens(0.4);
    int count = values.happens(0.05) ? 0 : 1 + values.below(MOST_FACES);
    int numbers = seeds ? count : count * LATENT;
    byte[] tail = binary ? tensor(values, seeds, numbers) : new byte[0];
    List<String> input = new ArrayList<>();
    input.add("\"name\":" + (seeds ? "\"seed\"" : "\"z\""));
    input.add("\"datatype\":" + odd(values, seeds ? "\"INT64\"" : "\"FP32\""));
    input.add("\"shape\":" + odd(values, seeds ? "[" + count + "]" : "[" + count + ",16]"));
    input.add(
        binary
            ? "\"parameters\":{\"binary_data_size\":%s}"
                .formatted(odd(values, Integer.toString(tail.length)))
            : "\"data\":" + odd(values, "[" + numbers(values, seeds, numbers) + "]"));
    List<String> fields = new ArrayList<>();
    fields.add("\"inputs\":" + odd(values, "[{" + String.join(",", input) + "}]"));
    if (values.happens(0.5)) {
      fields.add("\"outputs\":" + outputs(values));
    }
    if (values.happens(0.2)) {
      fields.add("\"parameters\":{\"truncation\":%s}".formatted(odd(values, "0.5")));
    }
    if (values.happens(0.2)) {
      fields.add("\"id\":" + odd(values, "\"1\""));
    }
    return joined(values, object(fields), tail, binary);
  }

  private static RandomContent joined(Values values, byte[] json, byte[] tail, boolean binary) {
    byte[] all = Arrays.copyOf(json, json.length + tail.length);
    System.arraycopy(tail, 0, all, json.length, tail.length);
    int said = values.happens(0.97) ? json.length : values.below(2 * json.length + 1);
    boolean says = binary || values.happens(0.03);
    return new RandomContent(path(values), all, says ? OptionalInt.of(said) : OptionalInt.empty());
  }

  private static String path(Values values) {
    return values.happens(0.9)
        ? "/v2/models/faces/infer"
        : values.oneOf(
            List.of(
                "/v2/models/x/infer",
                "/v2/models/faces/versions/1/infer",
                "/v2/models/faces/versions/%00/infer",
                "/v2/models/faces",
                "/faces.zip",
                "/grid"));
  }

  private static String outputs(Values values) {
    return IntStream.rangeClosed(0, values.below(2))
        .mapToObj(
            i ->
                "{\"name\":%s,\"parameters\":{%s}}"
                    .formatted(
                        odd(values, i == 0 ? "\"encoded\"" : "\"image\""),
                        values.oneOf(
                            List.of(
                                "",
                                "\"binary_data\":true",
                                "\"format\":\"jpeg\",\"quality\":" + odd(values, "5"),
                                "\"binary_data\":" + values.oddJson()))))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String odd(Values values, String usual) {
    return values.happens(0.02) ? values.oddJson() : usual;
  }

  private static String numbers(Values values, boolean seeds, int count) {
    return seeds
        ? IntStream.range(0, count).mapToObj(i -> values.seed()).collect(Collectors.joining(","))
        : elements(values, count);
  }

  private static String elements(Values values, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> values.element())
        .collect(Collectors.joining(","));
  }

  private static byte[] tensor(Values values, boolean seeds, int count) {
    int size = seeds ? Long.BYTES : Float.BYTES;
    ByteBuffer data = ByteBuffer.allocate(count * size).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      if (seeds) {
        data.putLong(values.bits());
      } else {
        data.putFloat(values.happens(0.01) ? Float.intBitsToFloat((int) values.bits()) : i * 0.1f);
      }
    }
    return values.happens(0.03) ? Arrays.copyOf(data.array(), values.below(64)) : data.array();
  }

  private static byte[] object(List<String> fields) {
    return ("{" + String.join(",", fields) + "}").getBytes(UTF_8);
  }
}
