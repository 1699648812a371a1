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
      builder.add(i, network.layers().get(i));
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

  private static final class Builder {
    private final List<ParameterBlock> blocks = new ArrayList<>();
    private int offset;

    private void add(int index, Layer layer) {
      if (layer instanceof Layer.Dense d) {
        add(index, Kind.WEIGHT, d.outputs(), d.inputs());
        bias(index, d.bias(), d.outputs());
      } else if (layer instanceof Layer.Convolution c) {
        bias(index, c.bias(), c.outputs());
        add(index, Kind.WEIGHT, c.outputs(), c.inputs(), c.kernel(), c.kernel());
      } else if (layer instanceof Layer.TransposedConvolution c) {
        bias(index, c.bias(), c.outputs());
        add(index, Kind.WEIGHT, c.inputs(), c.outputs(), c.kernel(), c.kernel());
      } else if (layer instanceof Layer.BatchNorm b) {
        add(index, Kind.SCALE, b.channels());
        add(index, Kind.SHIFT, b.channels());
        add(index, Kind.MEAN, b.channels());
        add(index, Kind.VARIANCE, b.channels());
      }
    }

    private void bias(int index, boolean present, int channels) {
      if (present) {
        add(index, Kind.BIAS, channels);
      }
    }

    private void add(int index, Kind kind, Integer... shape) {
      ParameterBlock block = new ParameterBlock(index, kind, offset, List.of(shape));
      blocks.add(block);
      offset = Math.addExact(offset, block.length());
    }
  }
}
