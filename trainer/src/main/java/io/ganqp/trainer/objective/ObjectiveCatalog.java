package io.ganqp.trainer.objective;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The one list of divergences: what documents name, and what the command line shows. Each entry
 * stands in the class of its divergence.
 */
public final class ObjectiveCatalog {

  private static final List<CatalogEntry> ENTRIES =
      List.of(
          GanQp.ENTRY, Sgan.ENTRY, FGan.ENTRY, Wgan.ENTRY, Lsgan.ENTRY, Hinge.ENTRY, RpGan.ENTRY);

  private ObjectiveCatalog() {}

  /** All of them, GAN-QP first. */
  public static List<CatalogEntry> entries() {
    return ENTRIES;
  }

  /**
   * The entry of a divergence.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static CatalogEntry of(String name) {
    return ENTRIES.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no divergence \"%s\"; use one of %s"
                        .formatted(
                            name,
                            ENTRIES.stream()
                                .map(CatalogEntry::name)
                                .collect(Collectors.joining(", ")))));
  }
}
