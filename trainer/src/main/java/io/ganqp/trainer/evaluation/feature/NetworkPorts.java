package io.ganqp.trainer.evaluation.feature;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The input and the output of a network that a descriptor means, found to be fit for images.
 *
 * @param batch images that the network takes at a time, if it takes no other number
 */
record NetworkPorts(String input, String output, Optional<Integer> batch) {

  private static final int RANK = 4;

  static NetworkPorts of(OnnxNetwork network, ExtractorDescriptor descriptor) throws OrtException {
    Map<String, TensorInfo> inputs = network.inputs();
    Map<String, TensorInfo> outputs = network.outputs();
    String input = choose(descriptor, "input", descriptor.input(), inputs);
    if (inputs.size() > 1) {
      throw new UnusableExtractorException(
          descriptor.name(),
          "the network has the inputs %s, and only images to give it: export it with one input"
              .formatted(inputs.keySet()));
    }
    String output = choose(descriptor, "output", descriptor.output(), outputs);
    requireFloat(descriptor, "input", input, inputs.get(input));
    requireFloat(descriptor, "output", output, outputs.get(output));
    long[] shape = inputs.get(input).getShape();
    requireImages(descriptor, input, shape);
    return new NetworkPorts(
        input, output, shape[0] < 1 ? Optional.empty() : Optional.of(Math.toIntExact(shape[0])));
  }

  private static String choose(
      ExtractorDescriptor descriptor,
      String field,
      Optional<String> wanted,
      Map<String, TensorInfo> there) {
    if (wanted.isPresent() && !there.containsKey(wanted.get())) {
      throw new UnusableExtractorException(
          descriptor.name(),
          "the network has no %s %s, only %s: set %s to one of them"
              .formatted(field, wanted.get(), there.keySet(), field));
    }
    if (wanted.isEmpty() && there.size() != 1) {
      throw new UnusableExtractorException(
          descriptor.name(),
          "the network has %d tensors as %s, %s: set %s to the one that is meant"
              .formatted(there.size(), field, there.keySet(), field));
    }
    return wanted.orElseGet(() -> there.keySet().iterator().next());
  }

  private static void requireFloat(
      ExtractorDescriptor descriptor, String field, String name, TensorInfo tensor) {
    if (tensor.type != OnnxJavaType.FLOAT) {
      throw new UnusableExtractorException(
          descriptor.name(),
          "its %s %s is of type %s: export the network with a float32 %s"
              .formatted(field, name, tensor.onnxType, field));
    }
  }

  private static void requireImages(ExtractorDescriptor descriptor, String input, long[] shape) {
    if (fits(shape, descriptor.layout().shape(1, descriptor.inputSize()))) {
      return;
    }
    Layout other = descriptor.layout().other();
    String remedy =
        fits(shape, other.shape(1, descriptor.inputSize()))
            ? "set layout: " + other
            : "%s of %d px is %s"
                .formatted(
                    descriptor.layout(),
                    descriptor.inputSize(),
                    shown(descriptor.layout().shape(-1, descriptor.inputSize())));
    throw new UnusableExtractorException(
        descriptor.name(),
        "its input %s has the shape %s and takes no such images: %s"
            .formatted(input, shown(shape), remedy));
  }

  private static boolean fits(long[] shape, long[] images) {
    boolean fits = shape.length == RANK;
    for (int i = 1; fits && i < RANK; i++) {
      fits = shape[i] < 1 || shape[i] == images[i];
    }
    return fits;
  }

  private static String shown(long[] shape) {
    return Arrays.toString(shape).replace("-1", "?");
  }
}
