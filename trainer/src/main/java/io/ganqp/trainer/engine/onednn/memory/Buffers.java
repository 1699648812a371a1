package io.ganqp.trainer.engine.onednn.memory;

import io.ganqp.trainer.network.Shape;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/** The memory of one plan: tensors, weights, and what its operations use by turns. */
public final class Buffers {

  private final engine cpu;
  private final InstructionSet instructionSet;
  private final Arena arena;
  private final Descriptors descriptors;
  private final SharedBuffer staging;
  private final SharedBuffer packedGradient;
  private final ConvolutionScratch scratch;

  /**
   * @param arena owns all of it
   */
  public Buffers(engine cpu, InstructionSet instructionSet, Arena arena, Descriptors descriptors) {
    this.cpu = cpu;
    this.instructionSet = instructionSet;
    this.arena = arena;
    this.descriptors = descriptors;
    this.staging = arena.shared(cpu);
    this.packedGradient = arena.shared(cpu);
    this.scratch = new ConvolutionScratch(arena.shared(cpu), arena.shared(cpu), arena.shared(cpu));
  }

  /** Where plain weights pass through on their way from and to the heap. */
  public SharedBuffer staging() {
    return staging;
  }

  /** Where the gradient of a weight is computed, in the layout that its kernel chose. */
  public SharedBuffer packedGradient() {
    return packedGradient;
  }

  /** What convolutions read and write on the way. */
  public ConvolutionScratch scratch() {
    return scratch;
  }

  /** Zeros of their own. */
  public FloatPointer allocate(long floats) {
    return arena.allocate(floats);
  }

  /** In blocks of as many channels as a vector register holds floats. */
  public Layout blocked(int batch, Shape shape) {
    return instructionSet.blocked(batch, shape);
  }

  /** The layout that suits most kernels. */
  public Layout layout(int batch, Shape shape) {
    return instructionSet.layout(batch, shape);
  }

  /** A tensor of zeros. */
  public Tensor tensor(Layout layout) {
    return new Tensor(layout, allocate(layout.length()));
  }

  /** Where {@code data} starts. */
  public BufferOffset start(FloatPointer data) {
    return new BufferOffset((descriptor, offset) -> memory(descriptor, data.getPointer(offset)), 0);
  }

  /** What {@code descriptor} says of {@code data}. */
  public memory memory(memory.desc descriptor, FloatPointer data) {
    return arena.own(new memory(descriptor, cpu, data));
  }

  /** A tensor with the channels that fill it up. */
  public memory filled(Tensor tensor) {
    return memory(descriptors.filled(tensor.layout()), tensor.data());
  }

  /** A tensor with its true channels; who writes to it sets the others to zero. */
  public memory unfilled(Tensor tensor) {
    return memory(descriptors.unfilled(tensor.layout()), tensor.data());
  }

  /** Elements of {@code tensor} from {@code start} on, strides in floats. */
  public memory strided(Tensor tensor, long start, long[] dimensions, long[] strides) {
    return memory(descriptors.strided(dimensions, strides), tensor.data().getPointer(start));
  }

  /** Elements from {@code start} on, strides in floats. */
  public memory strided(BufferOffset start, long[] dimensions, long[] strides) {
    return start.memory(descriptors.strided(dimensions, strides));
  }

  /** Row-major. */
  public memory plain(BufferOffset start, long... dimensions) {
    return start.memory(descriptors.plain(dimensions));
  }
}
