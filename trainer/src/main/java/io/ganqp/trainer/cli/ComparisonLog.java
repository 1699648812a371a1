package io.ganqp.trainer.cli;

import io.ganqp.trainer.comparison.run.RunFolder;
import io.ganqp.trainer.comparison.run.RunResult;
import io.ganqp.trainer.comparison.run.RunWatcher;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far a comparison is. */
final class ComparisonLog implements RunWatcher {

  private static final Logger LOG = LoggerFactory.getLogger(ComparisonLog.class);

  private final int total;
  private int done;

  ComparisonLog(List<RunFolder> folders) {
    total = folders.size();
  }

  @Override
  public void started(RunFolder folder) {}

  @Override
  public void measuring(RunFolder folder) {}

  @Override
  public synchronized void ended(RunFolder folder, RunResult result) {
    if (result.outcome() != RunResult.Outcome.PENDING) {
      done++;
    }
    LOG.info(
        "{} of {}: {} is {} {}",
        done,
        total,
        folder.run().name(),
        result.outcome().word(),
        result.message());
  }

  @Override
  public void tick() {}
}
