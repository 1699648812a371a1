package io.ganqp.trainer.engine.onednn.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import io.ganqp.trainer.engine.EngineUnavailableException;
import io.ganqp.trainer.engine.onednn.memory.Arena;
import io.ganqp.trainer.engine.onednn.memory.Layout;
import io.ganqp.trainer.engine.onednn.memory.Place;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
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
public final class Workspace implements AutoCloseable {

  private final Device device;
  private final Arena arena = new Arena();
  private final primitive_attr attributes;
  private final primitive_attr addingAttributes;
  private final SharedBuffer scratchpad;
  private final SharedBuffer staging;
  private final SharedBuffer packedGradient;
  private final SharedBuffer zeros;
  private final ConvolutionScratch convolutionScratch;

  /** Of one plan on {@code device}. */
  public Workspace(Device device) {
    this.device = device;
    this.attributes = arena.own(new primitive_attr());
    attributes.set_scratchpad_mode(dnnl_scratchpad_mode_user);
    this.addingAttributes = arena.own(new primitive_attr());
    addingAttributes.set_scratchpad_mode(dnnl_scratchpad_mode_user);
    post_ops sum = arena.own(new post_ops());
    sum.append_sum();
    addingAttributes.set_post_ops(sum);
    this.scratchpad = arena.shared(device.engine());
    this.staging = arena.shared(device.engine());
    this.packedGradient = arena.shared(device.engine());
    this.zeros = arena.shared(device.engine());
    this.convolutionScratch =
        new ConvolutionScratch(
            arena.shared(device.engine()),
            arena.shared(device.engine()),
            arena.shared(device.engine()));
  }

  /** oneDNN's handle of the CPU. */
  public engine engine() {
    return device.engine();
  }

  /** What every primitive descriptor must be made with. */
  public primitive_attr attributes() {
    return attributes;
  }

  /** The same for a primitive that adds to its output. */
  primitive_attr addingAttributes() {
    return addingAttributes;
  }

  /** Of the CPU. */
  public InstructionSet instructionSet() {
    return device.instructionSet();
  }

  /** How many threads run a kernel. */
  public int threads() {
    return device.threads();
  }

  /** Where plain weights pass through on their way from and to the heap. */
  public SharedBuffer staging() {
    return staging;
  }

  /** Where the gradient of a weight is computed, in the layout that its kernel chose. */
  public SharedBuffer packedGradient() {
    return packedGradient;
  }

  /** Zeros to copy from; nobody writes there. */
  SharedBuffer zeros() {
    return zeros;
  }

  /** What convolutions read and write on the way. */
  public ConvolutionScratch convolutionScratch() {
    return convolutionScratch;
  }

  /** Has {@code pointer} freed with this workspace. */
  public <P extends Pointer> P own(P pointer) {
    return arena.own(pointer);
  }

  /** A buffer of zeros. */
  public FloatPointer allocate(long floats) {
    return arena.allocate(floats);
  }

  /** A matrix of constants. */
  public Matrices constant(double[][] rows) {
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
  public Place start(FloatPointer data) {
    return new Place((descriptor, offset) -> memory(descriptor, data.getPointer(offset)), 0);
  }

  /** A tensor with memory of its own, in the layout that suits most kernels. */
  public Tensor tensor(int batch, Shape shape) {
    return tensor(instructionSet().layout(batch, shape));
  }

  /** A tensor with memory of its own. */
  public Tensor tensor(Layout layout) {
    return new Tensor(layout, allocate(layout.length()));
  }

  /** Any layout that a kernel may like best. */
  public memory.desc any(long... dimensions) {
    return any(memory.data_type.f32, dimensions);
  }

  /** The same of another type. */
  public memory.desc any(memory.data_type type, long... dimensions) {
    return own(new memory.desc(dimensions, type, memory.format_tag.any));
  }

  /** Row-major. */
  public memory.desc plain(long... dimensions) {
    long[] strides = new long[dimensions.length];
    long stride = 1;
    for (int i = dimensions.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= dimensions[i];
    }
    return strided(dimensions, strides);
  }

  /** Strides in floats. */
  public memory.desc strided(long[] dimensions, long[] strides) {
    return own(new memory.desc(dimensions, memory.data_type.f32, strides));
  }

  /** With the channels that fill it up. */
  public memory.desc filled(Layout layout) {
    return descriptor(layout, layout.channels());
  }

  /** With its true channels; who writes to it sets the others to zero. */
  public memory.desc unfilled(Layout layout) {
    return descriptor(layout, layout.shape().channels());
  }

  private memory.desc descriptor(Layout layout, int channels) {
    int size = layout.shape().size();
    long[] dimensions = {layout.batch(), channels, size, size};
    return own(new memory.desc(dimensions, memory.data_type.f32, layout.tag()));
  }

  /** What {@code descriptor} says of {@code data}. */
  public memory memory(memory.desc descriptor, FloatPointer data) {
    return own(new memory(descriptor, engine(), data));
  }

  /** A tensor with the channels that fill it up. */
  public memory memory(Tensor tensor) {
    return memory(filled(tensor.layout()), tensor.data());
  }

  /** A tensor with its true channels; who writes to it sets the others to zero. */
  public memory unfilled(Tensor tensor) {
    return memory(unfilled(tensor.layout()), tensor.data());
  }

  /**
   * A primitive, to be given its arguments.
   *
   * @throws EngineUnavailableException if oneDNN has nothing better for it than reference code
   */
  public Kernel kernel(String name, primitive_desc descriptor) {
    return kernel(name, descriptor, own(new primitive(descriptor)));
  }

  /** Copies between layouts. */
  public Kernel reorder(String name, memory from, memory to) {
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
  public Step metered(String name, double flop, List<Step> steps) {
    return new Metered(new Sequence(steps), device.meters().of(name), flop);
  }

  /** Whether oneDNN would compute it with the code that it checks its fast code against. */
  public static boolean isReference(primitive_desc_base descriptor) {
    return descriptor.impl_info_str().getString().contains("ref");
  }

  @Override
  public void close() {
    arena.close();
  }
}
