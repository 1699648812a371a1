package io.ganqp.trainer.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged trainer, started by its launcher as a user would. */
final class TrainerProcess {

  private static final Path LAUNCHER = Path.of("target", "ganqp").toAbsolutePath();
  private static final long LIMIT_SECONDS = 240;

  private final Process process;
  private final Path log;

  private TrainerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static TrainerProcess start(Path folder, String... arguments) throws IOException {
    return start(folder, Map.of(), arguments);
  }

  static TrainerProcess start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    // A build in the background ignores SIGINT, and so would all that it starts.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.add(LAUNCHER.toString());
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile(folder, "trainer-", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GANQP_CACHE", folder.resolve("cache").toString());
    builder.environment().put("GANQP_MEMORY", Long.toString(3L << 30));
    builder.environment().put("OMP_NUM_THREADS", "1");
    // Natives unpacked once for all, and not into the cache of each; and processes of a few seconds
    // gain nothing by a compiler that takes its time.
    builder
        .environment()
        .put(
            "GANQP_JAVA_OPTS",
            "-XX:TieredStopAtLevel=1 -Dorg.bytedeco.javacpp.cachedir="
                + System.getProperty("user.home")
                + "/.javacpp/cache");
    builder.environment().putAll(environment);
    return new TrainerProcess(
        builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Sends the signal of that name. */
  void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-s", name, Long.toString(process.pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new IOException("no signal " + name + " to process " + process.pid());
    }
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  boolean running() {
    return process.isAlive();
  }

  int exitCode() throws InterruptedException, IOException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after " + LIMIT_SECONDS + " s:\n" + output());
    }
    return process.exitValue();
  }

  /** Waits until a pattern is in the output, and says how it matched. */
  Matcher awaitOutput(Pattern pattern) throws InterruptedException, IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < end) {
      boolean ended = !running();
      Matcher matcher = pattern.matcher(output());
      if (matcher.find()) {
        return matcher;
      }
      if (ended) {
        break;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no " + pattern + " in the output:\n" + output());
  }

  /** Something that a run brings about. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }

  /** Waits until a condition holds, as long as the run goes on. */
  void await(Condition condition) throws InterruptedException, IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.holds()) {
      if (!running() || System.nanoTime() > end) {
        throw new AssertionError("it ended, or took too long:\n" + output());
      }
      Thread.sleep(2);
    }
  }

  String output() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }
}
