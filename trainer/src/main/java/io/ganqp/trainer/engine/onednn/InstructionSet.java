package io.ganqp.trainer.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;

import io.ganqp.trainer.engine.EngineUnavailableException;
import org.bytedeco.dnnl.memory;

/** What the CPU's vector unit can do, and the memory layout that fits it. */
enum InstructionSet {
  AVX2("AVX2", 8, memory.format_tag.nChw8c),
  AVX512("AVX-512", 16, memory.format_tag.nChw16c);

  private final String title;
  private final int block;
  private final memory.format_tag tag;

  InstructionSet(String title, int block, memory.format_tag tag) {
    this.title = title;
    this.block = block;
    this.tag = tag;
  }

  /**
   * The best one that oneDNN may use here; {@code DNNL_MAX_CPU_ISA} limits it.
   *
   * @throws EngineUnavailableException if the CPU lacks AVX2
   */
  static InstructionSet detect() {
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

  private static boolean includes(int isa, int wanted) {
    return (isa & wanted) == wanted;
  }

  /** The name that the field uses. */
  String title() {
    return title;
  }

  /** Channels that lie side by side in memory: the floats of one vector register. */
  int block() {
    return block;
  }

  /** Layout of [N, C, H, W] in blocks of channels. */
  memory.format_tag tag() {
    return tag;
  }

  /** {@code channels}, filled up to whole blocks. */
  int padded(int channels) {
    return Math.multiplyExact((channels + block - 1) / block, block);
  }
}
