package io.ganqp.trainer.cli;

import io.ganqp.contract.store.AtomicFile;
import io.ganqp.trainer.monitor.image.Png;
import io.ganqp.trainer.study.StudyResult;
import io.ganqp.trainer.table.Table;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs an experiment on the theory. */
@Command(
    name = "study",
    description = {
      "Runs an experiment that shows what the divergences do, in numbers and pictures.",
      "It needs no data and gives the same figures each time."
    },
    mixinStandardHelpOptions = true)
final class StudyCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "EXPERIMENT",
      converter = StudyName.Converter.class,
      completionCandidates = StudyName.Candidates.class,
      description = {
        "two-points: what each divergence measures between two points, as they part;",
        "critic: what the ratio |ΔT| / (λ d) of a critic obeys, in closed form and in training;",
        "ring: eight Gaussians on a ring, learnt by every divergence;",
        "lambda: the same by GAN-QP, with λ from 0.1 to 100;",
        "gradients: the norm of the gradient that reaches the generator."
      })
  private StudyName experiment;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write each table as CSV and each picture as PNG. Default: nowhere.")
  private Path out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    requireFolder();
    StudyResult result = experiment.study().run();
    print(result);
    if (out != null) {
      write(result);
    }
    return ExitCode.OK.code();
  }

  private void print(StudyResult result) {
    PrintWriter writer = command.commandLine().getOut();
    if (json) {
      Map<String, Object> tables = new LinkedHashMap<>();
      result.tables().forEach(table -> tables.put(table.name(), table.objects()));
      writer.println(JsonText.of(tables));
    } else {
      String separator = "";
      for (Table table : result.tables()) {
        writer.print(separator + table.text());
        separator = System.lineSeparator();
      }
    }
    writer.flush();
  }

  private void requireFolder() {
    if (out == null) {
      return;
    }
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void write(StudyResult result) {
    try {
      for (Table table : result.tables()) {
        byte[] csv = table.csv().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(out.resolve(table.name() + ".csv"), stream -> stream.write(csv));
      }
      for (Map.Entry<String, Supplier<BufferedImage>> picture : result.pictures().entrySet()) {
        byte[] png = Png.encode(picture.getValue().get());
        AtomicFile.write(out.resolve(picture.getKey() + ".png"), stream -> stream.write(png));
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private InvalidOptionException unwritable(IOException cause) {
    return new InvalidOptionException(
        "cannot write to --out %s (%s): name a folder that you may write to".formatted(out, cause));
  }
}
