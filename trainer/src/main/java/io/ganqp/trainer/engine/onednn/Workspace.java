package io.ganqp.trainer.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import io.ganqp.trainer.engine.EngineUnavailableException;
import io.ganqp.trainer.network.Shape;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * What the operations of one plan are made of, and owner of it all: memory, descriptors, kernels.
 * Scratch memory is one buffer of the plan, not oneDNN's hidden one, so that closing frees it.
 */
final class Workspace implements AutoCloseable {

  private final Device device;
  private final ConvolutionChoice convolutions;
  private final Arena arena = new Arena();
  private final primitive_attr attributes;
  private final primitive_attr addingAttributes;
  private final SharedBuffer scratchpad;
  private final SharedBuffer staging;
  private final SharedBuffer packedGradient;
  private final SharedBuffer zeros;
  private final ConvolutionScratch convolutionScratch;

  /**
   * @param convolutions which algorithm computes them
   */
  Workspace(Device device, ConvolutionChoice convolutions) {
    this.device = device;
    this.convolutions = convolutions;
    this.attributes = arena.own(new primitive_attr());
    attributes.set_scratchpad_mode(dnnl_scratchpad_mode_user);
    this.addingAttributes = arena.own(new primitive_attr());
    addingAttributes.set_scratchpad_mode(dnnl_scratchpad_mode_user);
    post_ops sum = arena.own(new post_ops());
    sum.append_sum();
    addingAttributes.set_post_ops(sum);
    this.scratchpad = new SharedBuffer(device, arena);
    this.staging = new SharedBuffer(device, arena);
    this.packedGradient = new SharedBuffer(device, arena);
    this.zeros = new SharedBuffer(device, arena);
    this.convolutionScratch =
        new ConvolutionScratch(
            new SharedBuffer(device, arena),
            new SharedBuffer(device, arena),
            new SharedBuffer(device, arena));
  }

  engine engine() {
    return device.engine();
  }

  /** What every primitive descriptor must be made with. */
  primitive_attr attributes() {
    return attributes;
  }

  /** The same for a primitive that adds to its output. */
  primitive_attr addingAttributes() {
    return addingAttributes;
  }

  InstructionSet instructionSet() {
    return device.instructionSet();
  }

  /** How many threads run a kernel. */
  int threads() {
    return device.threads();
  }

  /** Where plain weights pass through on their way from and to the heap. */
  SharedBuffer staging() {
    return staging;
  }

  /** Where the gradient of a weight is computed, in the layout that its kernel chose. */
  SharedBuffer packedGradient() {
    return packedGradient;
  }

  /** Zeros to copy from; nobody writes there. */
  SharedBuffer zeros() {
    return zeros;
  }

  /** What convolutions read and write on the way. */
  ConvolutionScratch convolutionScratch() {
    return convolutionScratch;
  }

  /** Which algorithm computes convolutions. */
  ConvolutionChoice convolutions() {
    return convolutions;
  }

  <P extends Pointer> P own(P pointer) {
    return arena.own(pointer);
  }

  FloatPointer allocate(long floats) {
    return arena.allocate(floats);
  }

  /** A matrix of constants. */
  Matrices constant(double[][] rows) {
    int columns = rows[0].length;
    FloatPointer data = allocate((long) rows.length * columns);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns; j++) {
        data.put((long) i * columns + j, (float) rows[i][j]);
      }
    }
    return Matrices.one(start(data), rows.length, columns, columns);
  }

  /** Where a buffer starts. */
  Place start(FloatPointer data) {
    return new Place((descriptor, offset) -> memory(descriptor, data.getPointer(offset)), 0);
  }

  /** A tensor with memory of its own, in the layout that suits most kernels. */
  Tensor tensor(int batch, Shape shape) {
    return tensor(instructionSet().layout(batch, shape));
  }

  /** A tensor with memory of its own. */
  Tensor tensor(Layout layout) {
    return new Tensor(layout, allocate(layout.length()));
  }

  /** Any layout that a kernel may like best. */
  memory.desc any(long... dimensions) {
    return any(memory.data_type.f32, dimensions);
  }

  /** The same of another type. */
  memory.desc any(memory.data_type type, long... dimensions) {
    return own(new memory.desc(dimensions, type, memory.format_tag.any));
  }

  /** Row-major. */
  memory.desc plain(long... dimensions) {
    long[] strides = new long[dimensions.length];
    long stride = 1;
    for (int i = dimensions.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= dimensions[i];
    }
    return strided(dimensions, strides);
  }

  memory.desc strided(long[] dimensions, long[] strides) {
    return own(new memory.desc(dimensions, memory.data_type.f32, strides));
  }

  /** With the channels that fill it up. */
  memory.desc filled(Layout layout) {
    return descriptor(layout, layout.channels());
  }

  /** With its true channels; who writes to it sets the others to zero. */
  memory.desc unfilled(Layout layout) {
    return descriptor(layout, layout.shape().channels());
  }

  private memory.desc descriptor(Layout layout, int channels) {
    int size = layout.shape().size();
    long[] dimensions = {layout.batch(), channels, size, size};
    return own(new memory.desc(dimensions, memory.data_type.f32, layout.tag()));
  }

  memory memory(memory.desc descriptor, FloatPointer data) {
    return own(new memory(descriptor, engine(), data));
  }

  /** A tensor with the channels that fill it up. */
  memory memory(Tensor tensor) {
    return memory(filled(tensor.layout()), tensor.data());
  }

  /** A tensor with its true channels; who writes to it sets the others to zero. */
  memory unfilled(Tensor tensor) {
    return memory(unfilled(tensor.layout()), tensor.data());
  }

  /**
   * A primitive, to be given its arguments.
   *
   * @throws EngineUnavailableException if oneDNN has nothing better for it than reference code
   */
  Kernel kernel(String name, primitive_desc descriptor) {
    return kernel(name, descriptor, own(new primitive(descriptor)));
  }

  /** Copies between layouts. */
  Kernel reorder(String name, memory from, memory to) {
    reorder.primitive_desc descriptor =
        own(new reorder.primitive_desc(from, to, attributes, false));
    return kernel(name, descriptor, own(new reorder(descriptor)))
        .with(DNNL_ARG_FROM, from)
        .with(DNNL_ARG_TO, to);
  }

  private Kernel kernel(String name, primitive_desc_base descriptor, primitive code) {
    String implementation = descriptor.impl_info_str().getString();
    if (isReference(descriptor)) {
      throw new EngineUnavailableException(
          "oneDNN has only its slow reference code (%s) for %s; use the engine dl4j"
              .formatted(implementation, name),
          null);
    }
    String title = name + " (" + implementation + ")";
    IntMemoryMap arguments = own(new IntMemoryMap());
    memory.desc scratch = own(descriptor.scratchpad_desc());
    if (scratch.get_size() > 0) {
      arguments.put(DNNL_ARG_SCRATCHPAD, scratchpad.memory(scratch));
    }
    return new Kernel(title, code, arguments, device.stream(), device.meters().of(title));
  }

  /** Steps that the profile shows as one. */
  Step metered(String name, double flop, List<Step> steps) {
    return new Metered(new Sequence(steps), device.meters().of(name), flop);
  }

  /** Whether oneDNN would compute it with the code that it checks its fast code against. */
  static boolean isReference(primitive_desc_base descriptor) {
    return descriptor.impl_info_str().getString().contains("ref");
  }

  /** Allocates the shared buffers, once all kernels are there. */
  void seal() {
    scratchpad.allocate();
    staging.allocate();
    packedGradient.allocate();
    zeros.allocate();
    convolutionScratch.allocate();
  }

  @Override
  public void close() {
    arena.close();
  }
}
