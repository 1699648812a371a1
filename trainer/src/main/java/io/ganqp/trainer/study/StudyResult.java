package io.ganqp.trainer.study;

import io.ganqp.trainer.table.Table;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What an experiment found.
 *
 * @param tables in their order
 * @param pictures by the name of their file, without its ending; drawn only when asked for
 */
public record StudyResult(List<Table> tables, Map<String, Supplier<BufferedImage>> pictures) {

  public StudyResult {
    tables = List.copyOf(tables);
  }

  /**
   * A table by its name.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public Table table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
  }
}
