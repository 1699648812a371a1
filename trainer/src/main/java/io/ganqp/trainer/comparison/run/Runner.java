package io.ganqp.trainer.comparison.run;

import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.comparison.run.RunResult.MeasuredModel;
import io.ganqp.trainer.comparison.run.RunResult.Outcome;
import io.ganqp.trainer.training.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Trains and measures what is left of a comparison, some at a time, in the order of the plan. */
public final class Runner {

  private static final int TICK_MILLIS = 500;

  private final Training training;
  private final Measuring measuring;
  private final StopSignal stop;
  private final RunWatcher watcher;
  private final AtomicReference<RunFailedException> failure = new AtomicReference<>();

  /**
   * @param stop asked for: what is under way saves and ends
   * @param watcher told of each run
   */
  public Runner(Program program, TrainerArguments arguments, StopSignal stop, RunWatcher watcher) {
    ChildProcess child = new ChildProcess(program, stop);
    this.training = new Training(child, arguments, stop);
    this.measuring = new Measuring(child, arguments, stop);
    this.stop = stop;
    this.watcher = watcher;
  }

  /**
   * Runs all; what finished before is told also after one failed in a way in which all others
   * would.
   *
   * @param beside how many at a time
   */
  public Ran run(List<RunFolder> folders, int beside) {
    ExecutorService workers = Executors.newFixedThreadPool(beside);
    try {
      List<Future<RunResult>> futures = new ArrayList<>();
      for (RunFolder folder : folders) {
        futures.add(workers.submit(() -> one(folder)));
      }
      List<RunResult> results = new ArrayList<>();
      for (Future<RunResult> future : futures) {
        results.add(result(future));
      }
      return new Ran(results, Optional.ofNullable(failure.get()));
    } catch (RuntimeException | Error e) {
      stop.request();
      throw e;
    } finally {
      workers.shutdown();
      await(workers);
    }
  }

  /**
   * What became of the runs.
   *
   * @param results one for each, in their order
   * @param failure that stopped them all
   */
  public record Ran(List<RunResult> results, Optional<RunFailedException> failure) {

    public Ran {
      results = List.copyOf(results);
    }
  }

  private RunResult result(Future<RunResult> future) {
    while (true) {
      try {
        return future.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        watcher.tick();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("nobody interrupts this thread", e);
      }
    }
  }

  private static void await(ExecutorService workers) {
    try {
      workers.awaitTermination(1, TimeUnit.HOURS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RunResult one(RunFolder folder) throws InterruptedException {
    watcher.started(folder);
    RunResult result;
    try {
      result = trainAndMeasure(folder);
    } catch (StoreException e) {
      result = failed(folder, e);
    } catch (RunFailedException e) {
      failure.compareAndSet(null, e);
      stop.request();
      result = failed(folder, e);
    } catch (IOException e) {
      throw new UncheckedIOException("%s: %s".formatted(folder.folder(), e.getMessage()), e);
    }
    watcher.ended(folder, result);
    return result;
  }

  private static RunResult failed(RunFolder folder, RuntimeException failure) {
    return new RunResult(
        folder.run(),
        Outcome.FAILED,
        failure.getMessage(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private RunResult trainAndMeasure(RunFolder folder) throws IOException, InterruptedException {
    Training.State state = training.run(folder);
    Optional<MeasuredModel> last = Optional.empty();
    Optional<MeasuredModel> best = Optional.empty();
    if (state.outcome() == Outcome.COMPLETE) {
      watcher.measuring(folder);
      try {
        last = measuring.measure(folder, StoreLayout.LATEST);
        best = measuring.measure(folder, StoreLayout.BEST);
      } catch (StoreException e) {
        return new RunResult(
            folder.run(), Outcome.FAILED, e.getMessage(), state.stored(), last, best);
      }
    }
    boolean half = state.outcome() == Outcome.COMPLETE && (last.isEmpty() || best.isEmpty());
    return new RunResult(
        folder.run(),
        half ? Outcome.PENDING : state.outcome(),
        half ? "trained, not measured yet" : state.message(),
        state.stored(),
        last,
        best);
  }
}
