package io.ganqp.inference.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** Generators that are well but for one seed in many. */
public final class RareFault {
  private static final int SEEDS = 50_000;
  private static final long FOR_EVER = Long.MAX_VALUE;

  private final int latentDimension;
  private final int resolution;
  private final long seed;
  private final float threshold;

  /** Of generators like {@link OnnxFixture#tiny}. */
  public RareFault(int latentDimension, int resolution) {
    this.latentDimension = latentDimension;
    this.resolution = resolution;
    List<Long> byLargest =
        LongStream.range(0, SEEDS).boxed().sorted(Comparator.comparing(this::largest)).toList();
    this.seed = byLargest.get(SEEDS - 1);
    this.threshold = largest(byLargest.get(SEEDS - 2));
  }

  /** The one from 0 to 49,999 that meets the fault: its latent has the largest element. */
  public long seed() {
    return seed;
  }

  /** Gives what is not a number. */
  public OnnxFixture notFinite() {
    return OnnxFixture.tiny(latentDimension, resolution)
        .scalar("limit", threshold)
        .scalar("nothing", 0f)
        .edit(
            graph -> {
              graph.addNode(
                  1,
                  node("ReduceMax", "largest", "z").addAttribute(OnnxFixture.integers("axes", 1)));
              graph.addNode(2, node("Sub", "room", "limit", "largest"));
              graph.addNode(3, node("Sqrt", "root", "room"));
              graph.addNode(4, node("Mul", "flaw", "root", "nothing"));
              graph.addNode(5, node("Add", "flawed", "h", "flaw"));
              graph.getNodeBuilder(6).setInput(0, "flawed");
            });
  }

  /** Computes for ever. */
  public OnnxFixture endless() {
    return endlessAbove(threshold);
  }

  /** Computes for ever, whatever the latent. */
  public OnnxFixture alwaysEndless() {
    return endlessAbove(-Float.MAX_VALUE);
  }

  private OnnxFixture endlessAbove(float limit) {
    return OnnxFixture.tiny(latentDimension, resolution)
        .scalar("limit", limit)
        .scalar("for_ever", FOR_EVER)
        .edit(
            graph -> {
              graph.addNode(
                  1,
                  node("ReduceMax", "largest", "z")
                      .addAttribute(OnnxFixture.integer("keepdims", 0)));
              graph.addNode(2, node("Greater", "above", "largest", "limit"));
              graph.addNode(
                  3,
                  node("Cast", "once", "above")
                      .addAttribute(OnnxFixture.integer("to", DataType.INT64.getNumber())));
              graph.addNode(4, node("Mul", "times", "once", "for_ever"));
              graph.addNode(
                  5,
                  node("Loop", "flawed", "times", "", "h")
                      .addAttribute(
                          AttributeProto.newBuilder()
                              .setName("body")
                              .setType(AttributeProto.AttributeType.GRAPH)
                              .setG(body())));
              graph.getNodeBuilder(6).setInput(0, "flawed");
            });
  }

  /** Hands its values on. */
  private static GraphProto.Builder body() {
    return GraphProto.newBuilder()
        .setName("body")
        .addInput(OnnxFixture.value("i", DataType.INT64))
        .addInput(OnnxFixture.value("go", DataType.BOOL))
        .addInput(OnnxFixture.value("v", DataType.FLOAT, -1, -1))
        .addOutput(OnnxFixture.value("go_on", DataType.BOOL))
        .addOutput(OnnxFixture.value("negated", DataType.FLOAT, -1, -1))
        .addNode(node("Identity", "go_on", "go"))
        .addNode(node("Neg", "negated", "v"));
  }

  private static NodeProto.Builder node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addAllInput(List.of(inputs))
        .addOutput(output);
  }

  private float largest(long seed) {
    float[] latent = new float[latentDimension];
    Latent.of(seed, 1f).draw(latentDimension, FloatBuffer.wrap(latent));
    float largest = latent[0];
    for (float value : latent) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
