package io.ganqp.trainer.comparison.report;

import io.ganqp.contract.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The files of a comparison, in its folder.
 *
 * @param folder that they are in
 */
public record ComparisonFiles(Path folder) {

  /** Writes all of them. */
  public void write(ComparisonResult result, Faces faces) throws IOException {
    ComparisonTables tables = new ComparisonTables(result);
    write("comparison.json", ComparisonJson.of(result));
    write("comparison.csv", ComparisonCsv.of(result));
    write("comparison.md", tables.markdown());
    write("index.html", ComparisonPage.html(result, faces));
  }

  private void write(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.resolve(name), out -> out.write(bytes));
  }
}
