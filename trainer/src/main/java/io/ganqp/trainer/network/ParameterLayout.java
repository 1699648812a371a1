package io.ganqp.trainer.network;

import io.ganqp.trainer.network.ParameterBlock.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Where each parameter of a network lies in its flat vector. The order is that of DL4J's {@code
 * MultiLayerNetwork.params()}, so that vector and DL4J model convert by plain copy.
 */
public record ParameterLayout(List<ParameterBlock> blocks, int size) {

  public ParameterLayout {
    blocks = List.copyOf(blocks);
  }

  /** Lays out the parameters of {@code network}. */
  public static ParameterLayout of(NetworkDefinition network) {
    Builder builder = new Builder();
    for (int i = 0; i < network.layers().size(); i++) {
      builder.layer = i;
      network.layers().get(i).accept(builder);
    }
    return new ParameterLayout(builder.blocks, builder.offset);
  }

  /** The block of {@code kind} of the layer at {@code layer}. */
  public ParameterBlock block(int layer, Kind kind) {
    return blocks.stream()
        .filter(b -> b.layer() == layer && b.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("layer " + layer + " has no " + kind));
  }

  /** Whether the layer at {@code layer} has a block of {@code kind}. */
  public boolean has(int layer, Kind kind) {
    return blocks.stream().anyMatch(b -> b.layer() == layer && b.kind() == kind);
  }

  /** Elements {@code from} (inclusive) to {@code to} (exclusive) of the flat vector. */
  public record Range(int from, int to) {}

  /** What the optimiser moves, in as few ranges as possible. */
  public List<Range> trainable() {
    List<Range> ranges = new ArrayList<>();
    for (ParameterBlock block : blocks) {
      int last = ranges.size() - 1;
      if (!block.kind().trainable()) {
        continue;
      }
      if (last >= 0 && ranges.get(last).to() == block.offset()) {
        ranges.set(last, new Range(ranges.get(last).from(), block.end()));
      } else {
        ranges.add(new Range(block.offset(), block.end()));
      }
    }
    return List.copyOf(ranges);
  }

  private static final class Builder implements Layer.Visitor<Void> {
    private final List<ParameterBlock> blocks = new ArrayList<>();
    private int layer;
    private int offset;

    @Override
    public Void visit(Layer.Dense dense) {
      add(Kind.WEIGHT, dense.outputs(), dense.inputs());
      bias(dense.bias(), dense.outputs());
      return null;
    }

    @Override
    public Void visit(Layer.Convolution c) {
      bias(c.bias(), c.outputs());
      add(Kind.WEIGHT, c.outputs(), c.inputs(), c.kernel(), c.kernel());
      return null;
    }

    @Override
    public Void visit(Layer.TransposedConvolution c) {
      bias(c.bias(), c.outputs());
      add(Kind.WEIGHT, c.inputs(), c.outputs(), c.kernel(), c.kernel());
      return null;
    }

    @Override
    public Void visit(Layer.BatchNorm norm) {
      add(Kind.SCALE, norm.channels());
      add(Kind.SHIFT, norm.channels());
      add(Kind.MEAN, norm.channels());
      add(Kind.VARIANCE, norm.channels());
      return null;
    }

    @Override
    public Void visit(Layer.ToImage reshape) {
      return null;
    }

    @Override
    public Void visit(Layer.ToFeatures reshape) {
      return null;
    }

    @Override
    public Void visit(Layer.Activation activation) {
      return null;
    }

    private void bias(boolean present, int channels) {
      if (present) {
        add(Kind.BIAS, channels);
      }
    }

    private void add(Kind kind, Integer... shape) {
      ParameterBlock block = new ParameterBlock(layer, kind, offset, List.of(shape));
      blocks.add(block);
      offset = Math.addExact(offset, block.length());
    }
  }
}
