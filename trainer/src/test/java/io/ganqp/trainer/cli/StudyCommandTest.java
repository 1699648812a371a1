package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {

  @Test
  void printsTablesForPeople() {
    CommandLineRun run = CommandLineRun.of("study", "two-points");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("objective ")
        .contains("\nHinge                   spectral norm, K = 1 ")
        .contains("\nf-GAN NeymanChi2   40.000  9.7033e+08  9.7033e+08\n");
  }

  @Test
  void printsRowsForPrograms() throws IOException {
    JsonNode rows =
        new ObjectMapper()
            .readTree(CommandLineRun.of("study", "two-points", "--json").out())
            .path("two-points");

    assertThat(rows.get(0).fieldNames())
        .toIterable()
        .startsWith(
            "objective", "constraint", "critic", "distance", "optimum", "slope", "closedForm");
  }

  @Test
  void writesTablesAndPicturesIntoAFolderThatItMakes(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("a/b");

    assertThat(CommandLineRun.of("study", "two-points", "--out", out.toString()).exitCode())
        .isZero();

    assertThat(Files.readString(out.resolve("two-points.csv")))
        .startsWith("objective,constraint,critic,distance,optimum,slope,closedForm,")
        .contains("\"GAN-QP, p = 2, λ = 10\",none,");
    assertThat(ImageIO.read(out.resolve("two-points.png").toFile()).getWidth()).isPositive();
  }

  @Test
  void namesTheExperimentsWhereOneIsUnknown() {
    CommandLineRun run = CommandLineRun.of("study", "rings");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.err())
        .contains(
            "there is no experiment \"rings\"; use one of two-points, critic, ring, lambda, gradients");
  }

  @Test
  void refusesAFolderThatCannotBeMade(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    CommandLineRun run =
        CommandLineRun.of("study", "two-points", "--out", file.resolve("x").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.err()).contains("name a folder that you may write to");
  }
}
