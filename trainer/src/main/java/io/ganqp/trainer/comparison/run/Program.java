package io.ganqp.trainer.comparison.run;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * This program, to be started in processes of its own beside each other: with this Java and its
 * options, but for a share of its memory and a number of threads.
 *
 * @param command that starts it, without arguments
 * @param threads that a process computes with
 */
public record Program(List<String> command, int threads) {

  /** Has the process stop when its standard input ends, which it does when this process is gone. */
  public static final String STOP_WITH_INPUT = "--stop-with-input";

  private static final String HEAP = "-Xmx";
  private static final String ACTIVE_PROCESSORS = "-XX:ActiveProcessorCount=";
  private static final List<String> OFF_HEAP =
      List.of("-Dorg.bytedeco.javacpp.maxbytes=", "-Dorg.bytedeco.javacpp.maxphysicalbytes=");
  private static final String WORKERS = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=";

  /**
   * @param main class that is started
   * @param beside how many processes run at a time
   */
  public static Program ofThisJava(String main, int threads, int beside) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      boolean ofThisOne =
          option.startsWith(HEAP)
              || option.startsWith(ACTIVE_PROCESSORS)
              || option.startsWith(WORKERS)
              || option.startsWith("-javaagent")
              || option.startsWith("-agentlib");
      if (!ofThisOne) {
        command.add(shared(option, beside));
      }
    }
    command.add(HEAP + Runtime.getRuntime().maxMemory() / beside);
    command.add(ACTIVE_PROCESSORS + threads);
    command.add(WORKERS + (threads - 1));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    return new Program(List.copyOf(command), threads);
  }

  private static String shared(String option, int beside) {
    return OFF_HEAP.stream()
        .filter(option::startsWith)
        .filter(name -> option.substring(name.length()).matches("[0-9]+"))
        .findFirst()
        .map(name -> name + Long.parseLong(option.substring(name.length())) / beside)
        .orElse(option);
  }

  /**
   * Starts it.
   *
   * @param output where standard output goes
   * @param log where standard error is appended to
   */
  Process start(List<String> arguments, Redirect output, Path log) throws IOException {
    List<String> line = new ArrayList<>(command);
    line.addAll(arguments);
    line.add(STOP_WITH_INPUT);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectOutput(output)
            .redirectError(Redirect.appendTo(log.toFile()));
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    // Its bar would be of no use in a log.
    builder.environment().put("TERM", "dumb");
    return builder.start();
  }
}
