package io.ganqp.trainer.comparison.run;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.comparison.plan.Plan;
import io.ganqp.trainer.comparison.plan.PlannedRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one training of a comparison is: its document, its store beside it, its log, and what its
 * models measured.
 *
 * @param run that it is of
 * @param folder of it
 */
public record RunFolder(PlannedRun run, Path folder) {

  private static final String RUNS = "runs";
  private static final int DIGITS = 16;
  private static final int END = 2048;
  private static final Pattern ITERATION = Pattern.compile("\"iteration\":([0-9]{1,18})\\b");

  /** The folder of a run of a comparison whose results are below {@code out}. */
  public static RunFolder of(Path out, PlannedRun run) {
    return new RunFolder(run, out.resolve(RUNS).resolve(run.name()));
  }

  /** The folder in which a short training of an objective is timed. */
  static RunFolder calibrating(Path out, PlannedRun probe) {
    return new RunFolder(probe, out.resolve("calibration").resolve(probe.name()));
  }

  /** The document. */
  public Path document() {
    return folder.resolve("training.yaml");
  }

  /** What the training says on its way. */
  public Path log() {
    return folder.resolve("train.log");
  }

  /** What a run of exactly this document said at its end. */
  Path lastWords() {
    return folder.resolve("end-" + digest(run.yaml()) + ".json");
  }

  /** What the command with these arguments, in their order, printed of a model. */
  Path evaluation(String arguments) {
    return folder.resolve("evaluations").resolve(digest(arguments) + ".json");
  }

  /** Root of the store of this training alone. */
  public Path store() {
    return folder
        .resolve(Plan.STORE)
        .resolve(StoreLayout.training(run.training().getMetadata().getNamespace(), run.name()));
  }

  /** The store, to read from. */
  public FileStore reading() {
    return FileStore.forReading(store());
  }

  /** The last iteration that the training has written down; 0 before the first. */
  public long iteration() {
    Path metrics = store().resolve(StoreLayout.METRICS);
    try (RandomAccessFile file = new RandomAccessFile(metrics.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(file.length(), END)];
      file.seek(file.length() - end.length);
      file.readFully(end);
      Matcher matcher = ITERATION.matcher(new String(end, StandardCharsets.UTF_8));
      return matcher.results().mapToLong(found -> Long.parseLong(found.group(1))).max().orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /** By which a text is known again. */
  static String digest(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
  }
}
