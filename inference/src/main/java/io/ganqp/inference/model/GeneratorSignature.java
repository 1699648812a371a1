package io.ganqp.inference.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.ganqp.contract.store.ModelMetadata;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What a generator takes and gives: latents [N, latentDimension] to images [N, 3, resolution,
 * resolution].
 */
record GeneratorSignature(int latentDimension, int resolution) {
  private static final int CHANNELS = 3;
  private static final int LARGEST_RESOLUTION = 4096;
  private static final int LARGEST_LATENT_DIMENSION = 65536;

  /**
   * Reads the signature off a model.
   *
   * @throws UnusableModelException if it is not that of a generator of this project
   */
  static GeneratorSignature of(
      Map<String, NodeInfo> inputs, Map<String, NodeInfo> outputs, Map<String, String> metadata) {
    TensorInfo z = tensor("input", ModelMetadata.INPUT, inputs);
    TensorInfo image = tensor("output", ModelMetadata.OUTPUT, outputs);

    String schema = metadata.get(ModelMetadata.SCHEMA);
    if (!ModelMetadata.SCHEMA_VERSION.equals(schema)) {
      throw foreign(
          "its metadata property "
              + ModelMetadata.SCHEMA
              + " is "
              + (schema == null ? "absent" : "\"" + schema + "\"")
              + ", expected "
              + ModelMetadata.SCHEMA_VERSION);
    }
    int latentDimension =
        number(ModelMetadata.LATENT_DIMENSION, metadata, LARGEST_LATENT_DIMENSION);
    int resolution = number(ModelMetadata.RESOLUTION, metadata, LARGEST_RESOLUTION);
    expectShape(ModelMetadata.INPUT, z, latentDimension);
    expectShape(ModelMetadata.OUTPUT, image, CHANNELS, resolution, resolution);
    return new GeneratorSignature(latentDimension, resolution);
  }

  private static TensorInfo tensor(String kind, String name, Map<String, NodeInfo> nodes) {
    if (!nodes.keySet().equals(Set.of(name))) {
      throw foreign("its " + kind + "s are " + nodes.keySet() + ", expected [" + name + "] alone");
    }
    if (!(nodes.get(name).getInfo() instanceof TensorInfo tensor)) {
      throw foreign("its " + kind + " " + name + " is not a tensor");
    }
    if (tensor.type != OnnxJavaType.FLOAT) {
      throw foreign("its " + kind + " " + name + " is " + tensor.type + ", expected FLOAT");
    }
    return tensor;
  }

  private static int number(String property, Map<String, String> metadata, int largest) {
    String text = metadata.get(property);
    if (text == null || !text.matches("[1-9][0-9]{0,6}") || Integer.parseInt(text) > largest) {
      throw foreign(
          "its metadata property "
              + property
              + " is "
              + (text == null ? "absent" : "\"" + text + "\"")
              + ", expected a whole number from 1 to "
              + largest);
    }
    return Integer.parseInt(text);
  }

  /** The batch axis must be free; the others must be the expected ones, or unnamed. */
  private static void expectShape(String name, TensorInfo tensor, int... expected) {
    long[] shape = tensor.getShape();
    boolean fits = shape.length == expected.length + 1 && shape[0] < 0;
    for (int i = 0; fits && i < expected.length; i++) {
      fits = shape[i + 1] == expected[i] || shape[i + 1] < 0;
    }
    if (!fits) {
      throw foreign(
          "the shape of "
              + name
              + " is "
              + Arrays.toString(shape)
              + ", expected [-1, "
              + Arrays.toString(expected).substring(1)
              + " by its metadata, where -1 is any batch size");
    }
  }

  private static UnusableModelException foreign(String what) {
    return new UnusableModelException(
        "The model is not a generator that this service knows: "
            + what
            + ". Serve a file that the trainer exported, or export it again with this version.");
  }
}
