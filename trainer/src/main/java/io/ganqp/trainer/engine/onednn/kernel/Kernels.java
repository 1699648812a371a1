package io.ganqp.trainer.engine.onednn.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import io.ganqp.trainer.engine.EngineUnavailableException;
import io.ganqp.trainer.engine.onednn.memory.Arena;
import io.ganqp.trainer.engine.onednn.memory.Descriptors;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.Pointer;

/**
 * Makes the kernels of one plan. Their scratch memory is one buffer of the plan, not oneDNN's
 * hidden one, so that closing frees it.
 */
public final class Kernels {

  private final Device device;
  private final Arena arena;
  private final Descriptors descriptors;
  private final primitive_attr attributes;
  private final primitive_attr addingAttributes;
  private final SharedBuffer scratchpad;
  private final SharedBuffer zeros;

  /**
   * @param arena owns what kernels are made of
   */
  public Kernels(Device device, Arena arena, Descriptors descriptors) {
    this.device = device;
    this.arena = arena;
    this.descriptors = descriptors;
    this.attributes = attributes();
    this.addingAttributes = attributes();
    post_ops sum = arena.own(new post_ops());
    sum.append_sum();
    addingAttributes.set_post_ops(sum);
    this.scratchpad = arena.shared(device.engine());
    this.zeros = arena.shared(device.engine());
  }

  private primitive_attr attributes() {
    primitive_attr own = arena.own(new primitive_attr());
    own.set_scratchpad_mode(dnnl_scratchpad_mode_user);
    return own;
  }

  /** oneDNN's description of a primitive: what its kernel is compiled from. */
  public interface Description<D extends primitive_desc_base> {
    D of(engine cpu, primitive_attr attributes);
  }

  /** Has a primitive described for this CPU; owns the description. */
  public <D extends primitive_desc_base> D describe(Description<D> description) {
    return arena.own(description.of(device.engine(), attributes));
  }

  /** Owns what a description refers to. */
  public <P extends Pointer> P own(P pointer) {
    return arena.own(pointer);
  }

  /** What memory of the plan is described by. */
  public Descriptors descriptors() {
    return descriptors;
  }

  /** Whether oneDNN would compute it with the code that it checks its fast code against. */
  public static boolean isReference(primitive_desc_base description) {
    return description.impl_info_str().getString().contains("ref");
  }

  /** For how many threads the work is laid out. */
  public int threads() {
    return device.threads();
  }

  /**
   * A primitive, to be given its arguments.
   *
   * @throws EngineUnavailableException if oneDNN has nothing better for it than reference code
   */
  public Kernel kernel(String name, primitive_desc description) {
    return kernel(name, description, arena.own(new primitive(description)));
  }

  /** Copies between layouts. */
  public Kernel reorder(String name, memory from, memory to) {
    reorder.primitive_desc description =
        describe((cpu, attr) -> new reorder.primitive_desc(from, to, attr, false));
    return kernel(name, description, arena.own(new reorder(description)))
        .with(DNNL_ARG_FROM, from)
        .with(DNNL_ARG_TO, to);
  }

  /** To {@code target}, the product of two matrices. */
  public Kernel product(
      String name, StridedMatrices left, StridedMatrices right, StridedMatrices target) {
    return products(name, left, right, target, attributes);
  }

  /** To {@code target}, the products of several matrices, or of one for all, with several. */
  public Step products(StridedMatrices left, StridedMatrices right, StridedMatrices target) {
    String name = "products of %s and %s".formatted(left, right);
    return products(name, left, right, target, attributes).unmetered();
  }

  /** Added to {@code target}, the same. */
  public Step addedProducts(StridedMatrices left, StridedMatrices right, StridedMatrices target) {
    String name = "products of %s and %s".formatted(left, right);
    return products(name, left, right, target, addingAttributes).unmetered();
  }

  private Kernel products(
      String name,
      StridedMatrices left,
      StridedMatrices right,
      StridedMatrices target,
      primitive_attr attr) {
    int axes = target.axes().size();
    memory.desc a = left.descriptor(axes, descriptors);
    memory.desc b = right.descriptor(axes, descriptors);
    memory.desc c = target.descriptor(axes, descriptors);
    var operation = arena.own(new matmul.desc(a, b, c));
    var description = arena.own(new matmul.primitive_desc(operation, attr, device.engine()));
    return kernel(name, description)
        .with(DNNL_ARG_SRC, left.start().memory(a))
        .with(DNNL_ARG_WEIGHTS, right.start().memory(b))
        .with(DNNL_ARG_DST, target.start().memory(c));
  }

  /** Sets all of them to zero. */
  public Step clearing(StridedMatrices target) {
    int axes = target.axes().size();
    memory from = zeros.memory(descriptors.plain(target.sizes(axes)));
    memory to = target.start().memory(target.descriptor(axes, descriptors));
    return reorder("zeros for " + target, from, to).unmetered();
  }

  private Kernel kernel(String name, primitive_desc_base description, primitive code) {
    String implementation = description.impl_info_str().getString();
    if (isReference(description)) {
      throw new EngineUnavailableException(
          "oneDNN has only its slow reference code (%s) for %s; use the engine dl4j"
              .formatted(implementation, name),
          null);
    }
    String title = name + " (" + implementation + ")";
    IntMemoryMap arguments = arena.own(new IntMemoryMap());
    memory.desc scratch = arena.own(description.scratchpad_desc());
    if (scratch.get_size() > 0) {
      arguments.put(DNNL_ARG_SCRATCHPAD, scratchpad.memory(scratch));
    }
    return new Kernel(title, code, arguments, device.stream(), device.meters().of(title));
  }

  /** Steps that the profile shows as one. */
  public Step metered(String name, double flop, List<Step> steps) {
    return new Metered(new Sequence(steps), device.meters().of(name), flop);
  }
}
