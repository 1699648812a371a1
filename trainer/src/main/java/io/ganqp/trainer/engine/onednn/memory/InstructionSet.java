package io.ganqp.trainer.engine.onednn.memory;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;

import io.ganqp.trainer.engine.EngineUnavailableException;
import io.ganqp.trainer.network.Shape;

/** What the CPU's vector unit can do, and the memory layout that fits it. */
public enum InstructionSet {
  AVX2("AVX2", 8),
  AVX512("AVX-512", 16);

  /** The most channels of an image that convolutions read fast without blocks. */
  private static final int FEW_CHANNELS = 3;

  private final String title;
  private final int block;

  InstructionSet(String title, int block) {
    this.title = title;
    this.block = block;
  }

  /**
   * The best one that oneDNN may use here; {@code DNNL_MAX_CPU_ISA} limits it.
   *
   * @throws EngineUnavailableException if the CPU lacks AVX2
   */
  public static InstructionSet detect() {
    int isa = dnnl_get_effective_cpu_isa();
    if (includes(isa, dnnl_cpu_isa_avx512_core)) {
      return AVX512;
    }
    if (includes(isa, dnnl_cpu_isa_avx2)) {
      return AVX2;
    }
    throw new EngineUnavailableException(
        "the oneDNN engine needs a CPU with AVX2, and oneDNN sees the instruction sets 0x%x; "
                .formatted(isa)
            + "use the engine dl4j",
        null);
  }

  /** Whether oneDNN may multiply bfloat16 here. */
  public static boolean hasBfloat16() {
    return includes(dnnl_get_effective_cpu_isa(), dnnl_cpu_isa_avx512_core_bf16);
  }

  private static boolean includes(int isa, int wanted) {
    return (isa & wanted) == wanted;
  }

  /** The name that the field uses. */
  public String title() {
    return title;
  }

  /** The layout that suits most kernels: images of a few colours are plain. */
  Layout layout(int batch, Shape shape) {
    boolean plain = shape.size() > 1 && shape.channels() <= FEW_CHANNELS;
    return new Layout(batch, shape, plain ? 1 : block);
  }

  /** In blocks of as many channels as a vector register holds floats. */
  Layout blocked(int batch, Shape shape) {
    return new Layout(batch, shape, block);
  }
}
